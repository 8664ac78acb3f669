-- grain: one row per figure to look at whose id begins with $figure
select figure_id, path, quote, char_start, value, indicator, area_id, period, scenario, measure, unit
from kpi_review
where starts_with(figure_id, $figure);
