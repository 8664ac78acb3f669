-- grain: one published figure of a period that ended in a past year, which the run took away, or changed by more than $bound
--
-- A figure that has been read for years is more likely misread today than restated: a person should look first. The
-- bound is in percent of a level or plan and in points of a growth or completion. A year is past when the calendar says
-- so, and also when actual figures of it were published, in case the clock is wrong.
select change, area, year, period, indicator, scope, price_basis, measure, old, new, old_quote, quote
from kpi_difference
where year < greatest($this_year, (select coalesce(latest, 0) + 1 from published_year))
  and case
    when change <> 'changed' then change = 'gone'
    when measure in ('growth_stated', 'plan_growth', 'completion_stated') then round(abs(new - old), 6) > $bound
    else round(abs(new - old), 6) > abs(old) * $bound / 100
  end
order by change desc, abs(new - old) / nullif(abs(old), 0) desc nulls last, area collate vi, year, period, indicator, scope, price_basis, measure;
