-- grain: one row per indicator, with the unit in which it is shown
select indicator, display_unit
from indicator;
