-- grain: one row per publisher, those first of whose last reports less can be relied on than before
select publisher, reports, last_reports, rejected_last, rejected_before, disputed_last, disputed_before,
       missing_last, missing_before, noticed
from publisher_quality
order by noticed is null, reports desc, publisher;
