-- The tables, macros and views of layout 10 on which kpi_yearly and kpi_wide rest, as the program wrote them; comments left out.
create table area (
  area_id varchar not null,
  name varchar not null,
  kind varchar not null,
  valid_from date,
  valid_to date,
  official_code varchar,
  merged_into varchar
);
create table area_change (
  from_area varchar not null,
  to_area varchar not null,
  day date not null
);
create table correction (
  correction_id varchar not null,
  document_id varchar not null,
  observation_id varchar,
  rejected_id varchar,
  area_id varchar not null,
  indicator varchar not null,
  period varchar not null,
  scenario varchar not null,
  measure varchar not null,
  scope varchar,
  price_basis varchar,
  expect decimal(28, 6) not null,
  expect_unit varchar not null,
  value decimal(28, 6) not null,
  value_base decimal(38, 6) not null,
  unit varchar not null,
  decimals integer not null,
  quote varchar not null,
  char_start bigint not null,
  reason varchar not null,
  provider varchar not null,
  declared_on date not null
);
create table document (
  document_id varchar not null,
  path varchar not null,
  format varchar,
  title varchar,
  published_on date,
  published_on_evidence varchar,
  area_id varchar,
  area_evidence varchar,
  url varchar,
  publisher varchar,
  text varchar not null,
  card_sha256 varchar,
  extractor_version varchar not null,
  status varchar not null,
  reason varchar,
  read_at timestamp not null,
  trust varchar,
  in_raw boolean,
  withdrawn_on date,
  withdrawn_reason varchar,
  tries integer,
  bounds varchar
);
create table indicator (
  indicator varchar not null,
  name_vi varchar not null,
  name_en varchar not null,
  dimension varchar not null,
  display_unit varchar not null,
  headline boolean not null,
  adds_up boolean not null,
  flow boolean not null,
  parent varchar,
  partition varchar,
  low decimal(28, 6),
  high decimal(28, 6)
);
create table kpi_change (
  run_id varchar not null,
  change varchar not null,
  area_id varchar not null,
  year integer not null,
  indicator varchar not null,
  scope varchar,
  price_basis varchar,
  measure varchar not null,
  old double,
  new double,
  old_quote varchar,
  quote varchar,
  period varchar
);
create table observation (
  observation_id varchar not null,
  document_id varchar not null,
  indicator varchar not null,
  area_id varchar not null,
  period varchar not null,
  scenario varchar not null,
  measure varchar not null,
  value decimal(28, 6) not null,
  value_to decimal(28, 6),
  unit varchar not null,
  value_base decimal(38, 6) not null,
  base_unit varchar not null,
  decimals integer not null,
  bound varchar,
  price_basis varchar,
  scope varchar,
  base varchar,
  quote varchar not null,
  char_start bigint not null,
  char_end bigint not null,
  locator varchar not null,
  rule varchar not null,
  wording bigint,
  status varchar,
  reading varchar,
  reading_probability decimal(28, 6),
  cell_context varchar,
  sentence_start bigint,
  sentence_end bigint,
  digits varchar,
  digits_other varchar
);
create table rejected (
  rejected_id varchar not null,
  document_id varchar not null,
  stage varchar not null,
  reason varchar not null,
  indicator varchar,
  area_id varchar,
  period varchar,
  scenario varchar,
  measure varchar,
  value decimal(28, 6),
  unit varchar,
  quote varchar not null,
  char_start bigint,
  char_end bigint,
  locator varchar,
  rule varchar,
  cell_context varchar
);
create table run (
  run_id varchar not null,
  started_at timestamp not null,
  finished_at timestamp not null,
  kind varchar not null,
  parameters varchar not null,
  extractor_version varchar not null,
  versions varchar not null,
  documents_read bigint not null,
  documents_skipped bigint not null,
  documents_failed bigint not null,
  observations bigint not null,
  rejected bigint not null,
  changes bigint not null,
  accepted bigint
);
create table schema_version (
  version integer not null,
  views varchar
);
create table unit (
  unit varchar not null,
  base_unit varchar not null,
  factor decimal(28, 6) not null,
  dimension varchar not null,
  unit_mult integer not null,
  name_vi varchar not null,
  name_en varchar not null
);
create table witness (
  document_id varchar not null,
  witness varchar not null
);
create or replace macro digits_of(value, decimals) as
  case when value = 0 then '1' else cast(cast(round(abs(value) * pow(10, decimals)) as hugeint) as varchar) end;
create or replace macro last_place(value, decimals) as
  pow(10, length(digits_of(value, decimals)) - length(rtrim(digits_of(value, decimals), '0')) - decimals);
create or replace macro figure_low(value, decimals, bound) as
  value::double - 0.5 * pow(10, -decimals)
  - case when bound in ('about', 'under') or (bound is not null and value < 0) then last_place(value, decimals) else 0 end;
create or replace macro figure_high(value, decimals, bound) as
  value::double + 0.5 * pow(10, -decimals)
  + case when bound in ('about', 'over') or (bound is not null and value < 0) then last_place(value, decimals) else 0 end;
create or replace macro meets(low, high, other_low, other_high) as
  low <= other_high and other_low <= high;
create or replace macro same_figure(low, high, other_low, other_high) as
  case when meets(low, high, other_low, other_high) is not null then
    least(high, other_high) - greatest(low, other_low) >= 0.001 * least(high - low, other_high - other_low)
  end;
create or replace macro settled_alike(level, sum) as
  coalesce(
    (level.status = 'actual' and sum.status = 'actual')
    or (level.status = sum.status and sum.documents = 1 and level.document_id = sum.document_id),
    false
  );
create or replace macro least_agreed(marks) as
  case
    when list_contains(marks, 'disputed') then 'disputed'
    when list_contains(marks, 'one') then 'one'
    else list_any_value(marks)
  end;
create or replace macro cell_id(area_id, period, indicator, scope, price_basis) as
  struct_pack(area_id := area_id, period := period, indicator := indicator, scope := scope, price_basis := price_basis);
create or replace macro role_of(measure, scenario) as
  case
    when measure = 'value' and scenario = 'plan' then 'plan'
    when measure = 'value' then 'level'
    when measure = 'growth_yoy' and scenario = 'plan' then 'plan_growth'
    when measure = 'growth_yoy' then 'growth'
    when measure = 'plan_completion' and scenario <> 'plan' then 'completion'
  end;
create or replace macro period_year(period) as
  try_cast(if(period[5] = '/', period[6:9], period[1:4]) as integer);
create or replace macro period_before(period) as
  if(period[5] = '/', null, lpad((try_cast(period[1:4] as integer) - 1)::varchar, 4, '0') || period[5:]);
create or replace macro period_start(period) as
  make_date(
    try_cast(period[1:4] as integer),
    case period[6]
      when 'H' then 6 * try_cast(period[7] as integer) - 5
      when 'Q' then 3 * try_cast(period[7] as integer) - 2
      when 'M' then try_cast(period[7:8] as integer)
      else 1
    end,
    1
  );
create or replace macro period_end(period) as
  last_day(make_date(
    period_year(period),
    case period[6]
      when 'H' then 6 * try_cast(period[7] as integer)
      when 'Q' then 3 * try_cast(period[7] as integer)
      when 'M' then try_cast(right(period, 2) as integer)
      else 12
    end,
    1
  ));
create or replace macro vietnamese_order(text) as
  translate(
    lower(nfc_normalize(text)),
    'aăâbcdđeêfghijklmnoôơpqrstuưvwxyzàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`aAAAAABBBBBCCCCCHHHHHIIIIIMMMMMSSSSSTTTTTUUUUU[[[[[\\\\\`````'
  )
  || chr(9)
  || regexp_replace(
    translate(
      lower(nfc_normalize(text)),
      '0123456789àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ',
      '0000000000123451234512345123451234512345123451234512345123451234512345'
    ),
    '[^1-5]', '0', 'g'
  );
create or replace macro report_address(url) as
  regexp_replace(
    regexp_replace(lower(url), '#.*$|[?&](utm_[a-z]+|fbclid|gclid|zarsrc)=[^&#]*', '', 'g'),
    '^https?://(www\.|m\.|amp\.)?|/+$', '', 'g'
  );
create or replace macro plain_words(quote) as
  trim(regexp_replace(strip_accents(lower(quote)), '[^\p{L}\d]+', ' ', 'g'));
create or replace macro publisher_key(publisher) as
  coalesce(
    nullif(
      plain_words(
        regexp_replace(
          replace(nfc_normalize(lower(publisher)), '&', ' và '),
          '\([^()]*\)|^\s*báo\s|(\S)\s+(?:tỉnh|thành phố|tp\.?)\s', '\1 ', 'g'
        )
      ),
      ''
    ),
    nullif(lower(trim(publisher)), '')
  );
create or replace macro same_words(quote, other) as
  case
    when least(length(quote), length(other)) < 24 then false
    else len(list_distinct(string_split(plain_words(quote), ' ') || string_split(plain_words(other), ' '))) >= 7
      and 10 * len(list_intersect(string_split(plain_words(quote), ' '), string_split(plain_words(other), ' ')))
        >= 7 * len(list_distinct(string_split(plain_words(quote), ' ') || string_split(plain_words(other), ' ')))
  end;
create or replace macro words_said(wording, quote) as
  list_filter(
    [
      hash(wording),
      if(length(quote) >= 24 and len(string_split(plain_words(quote), ' ')) >= 7, hash(plain_words(quote)), null)
    ],
    lambda words: words is not null
  );
create or replace macro part_of_whole_rows() as table
select part.indicator as part, part.parent as whole, part.partition
from indicator as part
join indicator as whole on whole.indicator = part.parent
where part.partition is not null and whole.adds_up
union all
select unnest(['exports', 'imports']), 'trade_turnover', 'direction';
create or replace view part_of_whole as
from part_of_whole_rows();
create or replace macro part_of_year_rows() as table
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
create or replace view part_of_year as
from part_of_year_rows();
create or replace macro report_rows() as table
with
named as (
  select publisher, publisher_key(publisher) as office
  from document
  where publisher is not null
  group by publisher
)
select
  document_id, published_on, path, trust, coalesce(witness, document_id) as witness, withdrawn_on, publisher,
  coalesce(office, nullif(regexp_extract(report_address(url), '^[^/?]+'), ''), document_id) as outlet,
  coalesce(office, document_id) as office
from document
left join witness using (document_id)
left join named using (publisher);
create or replace view report as
from report_rows();
create or replace macro period_figure_rows() as table
with
told as (
  select
    observation.observation_id, observation.document_id, observation.indicator, observation.area_id,
    observation.period, observation.scenario, observation.measure, observation.value, observation.value_to,
    observation.unit, observation.value_base, observation.decimals, observation.bound, observation.price_basis,
    observation.scope, observation.quote, observation.char_start, observation.char_end, observation.sentence_start,
    observation.sentence_end, observation.locator, observation.wording,
    observation.status, observation.reading, observation.digits, observation.cell_context,
    correction.declared_on as withdrawn_on,
    cast(null as date) as declared_on,
    cast(null as varchar) as corrected
  from observation
  left join correction on correction.observation_id = observation.observation_id
  union all
  select
    coalesce(correction.observation_id, rejected_id), correction.document_id, correction.indicator, correction.area_id,
    correction.period, correction.scenario, correction.measure, correction.value, null,
    correction.unit, correction.value_base, correction.decimals, null, correction.price_basis,
    correction.scope, correction.quote, correction.char_start, observation.char_end, observation.sentence_start,
    observation.sentence_end, observation.locator, null,
    case
      when observation.scenario = correction.scenario then observation.status
      when correction.scenario <> 'plan' then correction.scenario
    end,
    null, null,  -- a person has settled it
    observation.cell_context,
    null,
    declared_on,
    format('the report says {} {}; {} ({}, {})',
      rtrim(rtrim(expect::varchar, '0'), '.'), expect_unit, reason, provider, declared_on)
  from correction
  left join observation on observation.observation_id = correction.observation_id
),
final as (
  select
    *,
    period_year(period) as year,
    role_of(measure, scenario) as role
  from told
  where year is not null
)
select * from final;
create or replace view period_figure as
from period_figure_rows();
create or replace macro level_basis_rows() as table
with
level as (
  select document_id, area_id, period, indicator, struct_pack(scope := scope) as part, price_basis
  from observation
  where measure = 'value' and scenario <> 'plan'
  union all
  select document_id, area_id, period, indicator, struct_pack(scope := scope) as part, price_basis
  from correction
  where measure = 'value' and scenario <> 'plan'
)
select document_id, area_id, period, indicator, part, max(price_basis) as price_basis
from level
group by all
having count(price_basis) = count(*) and min(price_basis) = max(price_basis);
create or replace view level_basis as
from level_basis_rows();
create or replace macro stated_figure_rows() as table
with
figure as (
  select *, struct_pack(scope := scope) as part
  from period_figure_rows() as period_figure
  where role is not null
),
based as (
  select
    figure.* exclude (part) replace (
      if(role = 'level', figure.price_basis, coalesce(figure.price_basis, level_basis.price_basis)) as price_basis
    )
  from figure
  left join level_basis_rows() as level_basis using (document_id, area_id, period, indicator, part)
),
final as (
  select
    based.*,
    indicator.name_vi as indicator_name,
    indicator.dimension,
    based.measure = 'value' and written.base_unit <> shown.base_unit as other_unit,
    if(based.measure = 'value' and not other_unit, shown.unit, based.unit) as display_unit,
    if(based.measure = 'value' and not other_unit, shown.factor, written.factor)::double as divisor,
    written.factor::double as multiplier
  from based
  join indicator using (indicator)
  join unit as written on written.unit = based.unit
  join unit as shown on shown.unit = indicator.display_unit
)
select * from final;
create or replace view stated_figure as
from stated_figure_rows();
create or replace macro kpi_statement_rows() as table
with
final as (
  select
    scaled.observation_id,
    scaled.document_id,
    scaled.area_id,
    area.name as area,
    scaled.period,
    scaled.year,
    scaled.indicator,
    scaled.indicator_name,
    scaled.scope,
    scaled.price_basis,
    scaled.role,
    scaled.scenario,
    scaled.status,
    scaled.reading,
    scaled.digits,
    scaled.dimension,
    scaled.display_unit as unit,
    scaled.value_base::double / scaled.divisor as value,
    scaled.value_to::double * scaled.multiplier / scaled.divisor as value_to,
    if(scaled.value_to is not null, 'range', scaled.bound) as bound,
    figure_low(scaled.value, scaled.decimals, scaled.bound) * scaled.multiplier / scaled.divisor as low,
    figure_high(coalesce(scaled.value_to, scaled.value), scaled.decimals, scaled.bound)
      * scaled.multiplier / scaled.divisor as high,
    scaled.bound is null and scaled.value_to is null as exact,
    pow(10, -scaled.decimals) * scaled.multiplier / scaled.divisor as step,
    report.published_on,
    report.path,
    report.trust,
    report.witness,
    report.outlet,
    scaled.wording,
    scaled.other_unit,
    scaled.quote,
    scaled.cell_context,
    scaled.char_start,
    scaled.declared_on,
    least(scaled.withdrawn_on, report.withdrawn_on) as withdrawn_on,
    scaled.corrected,
    cell_id(scaled.area_id, scaled.period, scaled.indicator, scaled.scope, scaled.price_basis) as cell_id
  from stated_figure_rows() as scaled
  join area using (area_id)
  join report_rows() as report using (document_id)
)
select * from final;
create or replace view kpi_statement as
from kpi_statement_rows();
create or replace macro statement_asof(day) as table
select
  cell_id, role, scenario, status, reading, digits, dimension, value, value_to, bound, low, high, exact, step,
  document_id, observation_id, char_start, published_on, trust, witness, outlet, wording, quote, cell_context, corrected
from kpi_statement_rows() as kpi_statement
where not other_unit
  and (published_on <= cast(day as date) or cast(day as date) = date 'infinity')
  and coalesce(declared_on <= cast(day as date), true)
  and coalesce(withdrawn_on > cast(day as date), true);
create or replace macro answer_asof(day) as table
with
statement as (
  select
    *,
    coalesce(reading = 'disputed', false)
    and bool_or(reading is distinct from 'disputed') over (partition by cell_id, role, document_id) as outdone
  from statement_asof(day)
),
chosen as (
  select
    cell_id, role,
    arg_min(
      struct_pack(
        value, value_to, bound, low, high, status, reading, digits, dimension, document_id, observation_id, quote, cell_context, published_on,
        corrected, trust, witness, outlet, wording
      ),
      struct_pack(
        declared_first := corrected is null,
        undoubted_first := outdone,
        settled_first := coalesce(list_position(['actual', 'preliminary', 'estimate'], status), 0),
        latest_first := coalesce(date '9999-12-31' - published_on, 9999999),
        text_first := trust = 'ocr',
        exact_first := not exact,
        finest_first := step,
        document_id, char_start, observation_id
      )
    ) as best
  from statement
  group by all
),
compared as (
  select
    cell_id, role,
    count(*) filter (trust = 'text') as printed,
    count(distinct document_id) as documents,
    count(distinct document_id) filter (not agrees) as disagreeing,
    bool_or(not agrees and alike and not coalesce(status is null and published_on < best.published_on, false)) as contradicted,
    bool_or(
      case
        when agrees and witness <> best.witness and outlet <> best.outlet and wording is distinct from best.wording
          then not same_words(quote, best.quote)
        else false
      end
    ) as backed,
    list(distinct struct_pack(
      low, high, published_on, differs := not agrees and alike,
      is_best := row(low, high, published_on) = row(best.low, best.high, best.published_on)
    )) filter (role in ('plan', 'completion')) as statements
  from (
    select
      statement.*, best,
      same_figure(statement.low, statement.high, best.low, best.high) as agrees,
      coalesce(statement.status, 'plan') = coalesce(best.status, 'plan') or statement.document_id = best.document_id as alike
    from statement
    join chosen using (cell_id, role)
  )
  group by all
),
final as (
  select cell_id, role, best.*, printed, documents, disagreeing, contradicted, backed, statements
  from compared
  join chosen using (cell_id, role)
)
select * from final;
create or replace macro cell_asof(day) as table
select
  cell_id,
  any_value(answer) filter (role = 'level') as level,
  any_value(answer) filter (role = 'growth') as growth,
  any_value(answer) filter (role = 'completion') as completion,
  any_value(answer) filter (role = 'plan') as plan,
  any_value(answer) filter (role = 'plan_growth') as plan_growth,
  coalesce(level, growth, completion, plan, plan_growth) as shown
from answer_asof(day) as answer
group by cell_id;
create or replace macro derived_asof(day) as table
with
cell as (from cell_asof(day)),
part as (
  select
    struct_update(cell_id, period := cell_id.period[1:4]) as cell_id,
    level,
    suffix,
    way,
    parts
  from cell
  join part_of_year_rows() as part_of_year on suffix = cell_id.period[5:]
  join indicator on indicator.indicator = cell_id.indicator
  where level is not null and indicator.flow and indicator.adds_up
),
summed as (
  select
    cell_id, way, parts,
    struct_update(
      arg_max(level, suffix),
      cell_id := cell_id,
      value := list_sum(list_sort(list(level.value))),
      value_to := if(bool_or(level.bound = 'range'), list_sum(list_sort(list(coalesce(level.value_to, level.value)))), null),
      bound := case
        when count(level.bound) = 0 then null
        when count(distinct level.bound) = 1 then any_value(level.bound)
        else 'about'
      end,
      low := list_sum(list_sort(list(level.low))),
      high := list_sum(list_sort(list(level.high))),
      status := arg_max(level.status, list_position(['actual', 'preliminary', 'estimate'], level.status)),
      reading := least_agreed(list(level.reading)),
      digits := least_agreed(list(level.digits)),
      quote := string_agg(level.quote, ' + ' order by suffix),
      cell_context := string_agg(level.cell_context, ' + ' order by suffix),
      corrected := string_agg(level.corrected, '; ' order by suffix),
      trust := if(bool_or(level.trust = 'ocr'), 'ocr', 'text'),
      printed := 0::bigint,
      documents := count(distinct level.document_id),
      disagreeing := 0::bigint,
      contradicted := bool_or(level.contradicted),
      backed := false
    ) as sum,
    list(level.observation_id order by suffix) as derived_from
  from part
  group by cell_id, way, parts
  having count(*) = parts
),
chosen as (
  select
    cell_id,
    arg_min(
      struct_pack(sum, derived_from),
      struct_pack(
        settled_first := list_position(['actual', 'preliminary', 'estimate'], sum.status), fewest_first := parts, way
      )
    ) as best
  from summed
  group by cell_id
),
held as (
  select
    cell_id,
    bool_or(meets(other.low, other.high, sum.low, sum.high)
      and (parts > 1 or coalesce(sum.witness <> other.witness and sum.outlet <> other.outlet and sum.wording is distinct from other.wording, false)))
      as periods_meet,
    bool_or(not meets(other.low, other.high, sum.low, sum.high) and settled_alike(other, sum)) as periods_differ
  from (
    select summed.*, coalesce(cell.level, best.sum) as other
    from summed
    join chosen using (cell_id)
    left join cell using (cell_id)
    where cell.level is not null or sum <> best.sum
  )
  group by cell_id
),
final as (
  select
    coalesce(cell.cell_id, chosen.cell_id) as cell_id,
    coalesce(cell.level, best.sum) as level,
    growth,
    completion,
    plan,
    plan_growth,
    coalesce(cell.level, best.sum, growth, completion, plan, plan_growth) as shown,
    if(cell.level is null and best is not null, 'derived', 'stated') as origin,
    best.sum.value as periods_sum,
    best.derived_from as derived_from,
    periods_meet,
    periods_differ
  from cell
  full join chosen on chosen.cell_id = cell.cell_id
  left join held on held.cell_id = chosen.cell_id
)
select * from final;
create or replace macro arithmetic_asof(day) as table
with
cell as (from derived_asof(day)),
computed as (
  select
    cell.*,
    case
      when cell.level.dimension <> 'ratio' and prior.level.low > 0
        then struct_pack(
          value := 100 * (cell.level.value / prior.level.value - 1),
          low := 100 * (least(cell.level.low / prior.level.low, cell.level.low / prior.level.high) - 1),
          high := 100 * (greatest(cell.level.high / prior.level.low, cell.level.high / prior.level.high) - 1)
        )
    end as growth_computed,
    case
      when cell.level.dimension <> 'ratio' and cell.plan.low > 0
        then struct_pack(
          value := 100 * cell.level.value / cell.plan.value,
          low := 100 * least(cell.level.low / cell.plan.low, cell.level.low / cell.plan.high),
          high := 100 * greatest(cell.level.high / cell.plan.low, cell.level.high / cell.plan.high)
        )
    end as completion_computed,
    case
      when cell.plan is null and cell.level.dimension <> 'ratio' and cell.level.low > 0 and cell.completion.low > 0
        and cell.level.status = cell.completion.status
        then struct_pack(
          value := 100 * cell.level.value / cell.completion.value,
          low := 100 * cell.level.low / cell.completion.high,
          high := 100 * cell.level.high / cell.completion.low
        )
    end as plan_implied
  from cell
  left join cell as prior on prior.cell_id = struct_update(cell.cell_id, period := period_before(cell.cell_id.period))
),
held as (
  select
    cell_id, said,
    bool_or(met) as met_any,
    bool_or(met) filter (coalesce(aim.published_on <= said.published_on, true)) as met_before,
    coalesce(met_before, met_any) as met
  from (
    select
      cell_id, said, aim,
      meets(
        said.low, said.high,
        100 * least(level.low / aim.low, level.low / aim.high),
        100 * greatest(level.high / aim.low, level.high / aim.high)
      ) as met
    from (
      select cell_id, level, unnest(completion.statements) as said, plan.statements as aims
      from cell
      where level.dimension <> 'ratio' and plan.low > 0
    )
    cross join unnest(aims) as announced(aim)
    where aim.low > 0
  )
  group by cell_id, said
),
completed as (
  select
    cell_id,
    bool_or(met) filter (said.is_best) as completion_meets,
    bool_or(said.differs and not met) as completions_differ
  from held
  group by cell_id
),
added as (
  select
    struct_update(cell.cell_id, indicator := part.whole) as cell_id,
    list_sum(list_sort(list(cell.level.low))) as low,
    list_sum(list_sort(list(cell.level.high))) as high,
    count(*) = (select count(*) from part_of_whole_rows() as all_parts
      where all_parts.whole = part.whole and all_parts.partition = part.partition) as complete
  from cell
  join part_of_whole_rows() as part on part.part = cell.cell_id.indicator
  where cell.level is not null
  group by struct_update(cell.cell_id, indicator := part.whole), part.whole, part.partition
),
total as (
  select
    cell_id,
    bool_or(added.complete and meets(level.low, level.high, added.low, added.high)) as parts_meet,
    bool_or(added.low > level.high or (added.complete and added.high < level.low)) as parts_differ
  from cell
  join added using (cell_id)
  where level is not null
  group by all
),
provinces as (
  select
    whole.cell_id,
    any_value(whole.level) as level,
    struct_pack(
      value := list_sum(list_sort(list(part.level.value))),
      low := list_sum(list_sort(list(part.level.low))),
      high := list_sum(list_sort(list(part.level.high))),
      status := arg_max(part.level.status, list_position(['actual', 'preliminary', 'estimate'], part.level.status)),
      documents := count(distinct part.level.document_id),
      document_id := min(part.level.document_id)
    ) as sum
  from (
    select cell.cell_id, cell.level, struct_update(cell.cell_id, area_id := area.area_id) as part_id
    from cell
    join area as nation on nation.area_id = cell.cell_id.area_id and nation.kind = 'nation'
    join indicator on indicator.indicator = cell.cell_id.indicator and indicator.adds_up
    join area
      on area.kind <> 'nation'
      and coalesce(area.valid_from <= period_end(cell.cell_id.period), true)
      and coalesce(area.valid_to >= period_end(cell.cell_id.period), true)
    where cell.level is not null
  ) as whole
  left join cell as part on part.cell_id = whole.part_id
  group by whole.cell_id
  having count(part.level) = count(*)
),
final as (
  select
    computed.*,
    provinces.sum.value as provinces_sum,
    meets(provinces.level.low, provinces.level.high, provinces.sum.low, provinces.sum.high) as provinces_meet,
    not provinces_meet and settled_alike(provinces.level, provinces.sum) as provinces_differ,
    completed.completion_meets,
    coalesce(completed.completions_differ, completion.contradicted) as completions_differ,
    total.parts_meet, total.parts_differ
  from computed
  left join completed using (cell_id)
  left join total using (cell_id)
  left join provinces using (cell_id)
)
select * from final;
create or replace macro kpi_period_asof(day) as table
with
judged as (
  select
    *,
    meets(growth.low, growth.high, growth_computed.low, growth_computed.high) as growth_meets,
    level is null and growth is null and completion is null as is_plan,
    if(is_plan,
      coalesce(plan.printed, 0) + coalesce(plan_growth.printed, 0),
      coalesce(level.printed, 0) + coalesce(growth.printed, 0) + coalesce(completion.printed, 0)) as printed,
    nullif(concat_ws(', ',
      if(is_plan and plan.contradicted, 'plan', null),
      if(is_plan and plan_growth.contradicted, 'planned growth', null),
      if(level.contradicted, if(origin = 'derived', 'periods', 'level'), null),
      if(growth.contradicted, 'growth', null),
      if(completions_differ, 'completion', null),
      if(not growth_meets, 'growth and levels', null),
      if(not completion_meets, 'completion and plan', null),
      if(parts_differ, 'level and parts', null),
      if(periods_differ, if(origin = 'derived', 'sums of periods', 'level and periods'), null),
      if(provinces_differ, 'level and provinces', null)
    ), '') as contradiction
  from arithmetic_asof(day)
),
final as (
  select
    cell_id.area_id as area_id,
    area.name as area,
    area.official_code as area_code,
    cell_id.period as period,
    period_year(cell_id.period) as year,
    period_start(cell_id.period) as period_start,
    period_end(cell_id.period) as period_end,
    cell_id.indicator as indicator,
    indicator.name_vi as indicator_name,
    cell_id.scope as scope,
    cell_id.price_basis as price_basis,
    indicator.display_unit as unit,
    level.value as actual,
    level.bound as actual_bound,
    level.value_to as actual_to,
    level.status as actual_status,
    coalesce(level.status, growth.status, completion.status) as status,
    origin,
    periods_sum,
    provinces_sum,
    derived_from,
    plan.value as plan,
    plan.bound as plan_bound,
    plan.value_to as plan_to,
    plan_implied.value as plan_implied,
    plan_implied.low as plan_implied_low,
    plan_implied.high as plan_implied_high,
    plan_growth.value as plan_growth,
    plan_growth.bound as plan_growth_bound,
    plan_growth.value_to as plan_growth_to,
    growth.value as growth_stated,
    growth.bound as growth_bound,
    growth.value_to as growth_to,
    growth.status as growth_status,
    growth_computed.value as growth_computed,
    completion.value as completion_stated,
    completion.bound as completion_bound,
    completion.value_to as completion_to,
    completion.status as completion_status,
    completion_computed.value as completion_computed,
    case
      when contradiction is not null then 'conflict'
      when shown.backed or growth_meets or completion_meets or parts_meet or periods_meet or provinces_meet then 'confirmed'
      when printed > 1 and shown.trust = 'text' and not (is_plan and shown.disagreeing > 0) then 'consistent'
      else 'single'
    end as consistency,
    if('ocr' in (level.trust, growth.trust, completion.trust, plan.trust, plan_growth.trust), 'ocr', 'text') as trust,
    least_agreed([level.reading, growth.reading, completion.reading, plan.reading, plan_growth.reading]) as reading,
    least_agreed([level.digits, growth.digits, completion.digits, plan.digits, plan_growth.digits]) as digits,
    shown.documents as documents,
    shown.disagreeing as disagreeing,
    shown.document_id as document_id,
    shown.quote as quote,
    shown.cell_context as cell_context,
    shown.published_on as published_on,
    plan.quote as plan_quote,
    plan.cell_context as plan_cell_context,
    plan_growth.quote as plan_growth_quote,
    plan_growth.cell_context as plan_growth_cell_context,
    growth.quote as growth_quote,
    growth.cell_context as growth_cell_context,
    completion.quote as completion_quote,
    completion.cell_context as completion_cell_context,
    level.document_id as level_document_id,
    plan.document_id as plan_document_id,
    plan_growth.document_id as plan_growth_document_id,
    growth.document_id as growth_document_id,
    completion.document_id as completion_document_id,
    if(origin = 'derived', null, level.observation_id) as level_observation_id,
    plan.observation_id as plan_observation_id,
    plan_growth.observation_id as plan_growth_observation_id,
    growth.observation_id as growth_observation_id,
    completion.observation_id as completion_observation_id,
    contradiction,
    nullif(concat_ws(
      '; ', level.corrected, plan.corrected, plan_growth.corrected, growth.corrected, completion.corrected
    ), '') as corrected
  from judged
  join indicator on indicator.indicator = judged.cell_id.indicator
  join area on area.area_id = judged.cell_id.area_id
)
select * from final;
create or replace macro kpi_yearly_asof(day) as table
select * exclude (period)
from kpi_period_asof(day)
where length(period) = 4;
create table kpi_period as
select * from kpi_period_asof(date 'infinity')
order by area_id, indicator, year, period, scope, price_basis
with no data;
create table kpi_yearly as
select * exclude (period)
from kpi_period
where length(period) = 4
order by area_id, indicator, year, scope, price_basis
with no data;
create table kpi_wide as
with
candidate as (
  select
    area_id, area, year, indicator, scope, price_basis, origin, corrected,
    consistency = 'conflict' or coalesce(reading = 'disputed', false) or coalesce(digits = 'disputed', false) as in_doubt,
    if(actual is null and indicator = 'iip', growth_bound, actual_bound) as bound,
    if(indicator = 'iip', coalesce(actual, 100 + growth_stated), actual) as figure
  from kpi_yearly
  where figure is not null
),
ordered as (
  select
    *,
    count(distinct scope) over (partition by area_id, year, indicator) as scopes,
    row_number() over (
      partition by area_id, year, indicator
      order by
        scope nulls first,
        origin = 'derived',
        list_position(['constant_2020', 'constant_2010', 'constant_1994', 'current'], price_basis) nulls last
    ) as choice
  from candidate
),
final as (
  select
    area_id,
    area,
    year,
    max(figure) filter (indicator = 'industrial_output') as industrial_output,
    max(figure) filter (indicator = 'iip') as iip,
    max(figure) filter (indicator = 'retail_sales') as retail_sales,
    max(figure) filter (indicator = 'trade_turnover') as trade_turnover,
    max(figure) filter (indicator = 'exports') as exports,
    max(figure) filter (indicator = 'imports') as imports,
    max(figure) filter (indicator = 'grdp') as grdp,
    max(figure) filter (indicator = 'budget_revenue') as budget_revenue,
    string_agg(indicator, ', ' order by indicator) filter (
      origin = 'derived' and indicator in (select indicator from indicator where headline)
    ) as derived,
    string_agg(indicator, ', ' order by indicator) filter (
      bound is not null and indicator in (select indicator from indicator where headline)
    ) as inexact,
    string_agg(indicator, ', ' order by indicator) filter (
      in_doubt and indicator in (select indicator from indicator where headline)
    ) as doubtful,
    string_agg(indicator, ', ' order by indicator) filter (
      corrected is not null and indicator in (select indicator from indicator where headline)
    ) as corrected
  from ordered
  where choice = 1 and (scope is null or scopes = 1)
  group by all
)
select * from final
order by area_id, year
with no data;
