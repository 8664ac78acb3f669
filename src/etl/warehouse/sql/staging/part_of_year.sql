-- grain: way of dividing a year × part
--
-- Periods that a year is added up from: all that a report may state beside it, or in place of it.
create or replace view part_of_year as
with
part as (
  select 'months' as way, format('-M{:02d}', month) as suffix
  from range(1, 13) as months(month)
  union all
  from (values
    ('quarters', '-Q1'), ('quarters', '-Q2'), ('quarters', '-Q3'), ('quarters', '-Q4'),
    ('halves', '-H1'), ('halves', '-H2'),
    ('months added up', '-M01/M12'),
    ('nine months and a quarter', '-M01/M09'), ('nine months and a quarter', '-Q4'),
    ('eleven months and one', '-M01/M11'), ('eleven months and one', '-M12')
  )
),

final as (
  select way, suffix, count(*) over (partition by way) as parts
  from part
)

select * from final;
comment on view part_of_year is 'The periods that add up to a year, by the ways of dividing it';
comment on column part_of_year.way is 'the way of dividing the year: periods of different ways are never added';
comment on column part_of_year.suffix is 'the period without its year: -M07 of 2015-M07';
comment on column part_of_year.parts is 'how many periods the way has; a sum needs them all';
