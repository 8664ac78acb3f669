-- grain: one row per unit
select unit, base_unit, factor::double as factor
from unit;
