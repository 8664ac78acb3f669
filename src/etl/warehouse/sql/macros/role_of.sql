-- What a figure is for the KPI of its period; null for what is none of it, a share for example.
create or replace macro role_of(measure, scenario) as
  case
    when measure = 'value' and scenario = 'plan' then 'plan'
    when measure = 'value' then 'level'
    when measure = 'growth_yoy' and scenario = 'plan' then 'plan_growth'
    when measure = 'growth_yoy' then 'growth'
    when measure = 'plan_completion' and scenario <> 'plan' then 'completion'
  end;
comment on macro role_of is 'What a figure is for the KPI of its period: level, plan, plan_growth, growth or completion';
