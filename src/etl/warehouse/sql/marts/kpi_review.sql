-- grain: one row per thing that a person should look at: a misread unit, a contradiction, a rejected figure
--
-- Worst first. Figures a power of ten away from those of the same publisher come before contradictions, those before
-- rejected figures, contradictions of a figure that the two readers read differently before other contradictions, headline
-- indicators before others; of contradictions those that are furthest apart, of rejected
-- figures those that were placed and then not believed, then those of which the most is known. A contradiction is one
-- row, whatever does not fit together, and waits while a unit in it is misread. What a declared correction has settled is
-- left out, and so are reports that were withdrawn.
create or replace view kpi_review as
with
jump as (
  select
    suspect_id as observation_id,
    if(suspect_id = observation_id, before_id, observation_id) as other_id,
    if(suspect_id = observation_id, times, 1 / times) as times,
    if(suspect_id = observation_id, against, replace(against, 'before', 'after')) as against
  from kpi_misread_unit
),

jumping as (
  select
    'unit' as kind,
    observation.observation_id as figure_id,
    string_agg(
      format('{:g} times what the publisher states of the {} ({})', round(jump.times, 4), jump.against, other.quote),
      '; ' order by jump.against desc, other.observation_id
    ) || ': a unit is misread in one of them' as reason,
    observation.area_id, area.name as area, observation.indicator,
    observation.period, observation.scenario, observation.measure,
    observation.value, observation.unit,
    arg_max(other.value::double, (jump.against, other.observation_id)) as beside,
    arg_max(other.unit, (jump.against, other.observation_id)) as beside_unit,
    max(abs(log10(jump.times))) as gap,
    0 as unknown_parts,
    false as disputed,
    [observation.observation_id] || list(distinct other.observation_id order by other.observation_id) as figures,
    observation.document_id, document.path,
    observation.quote, observation.cell_context, observation.char_start, observation.locator
  from jump
  join observation using (observation_id)
  join observation as other on other.observation_id = jump.other_id
  join document on document.document_id = observation.document_id
  join area on area.area_id = observation.area_id
  group by
    observation.observation_id, observation.area_id, area.name, observation.indicator, observation.period,
    observation.scenario, observation.measure, observation.value, observation.unit, observation.document_id,
    document.path, observation.quote, observation.cell_context, observation.char_start, observation.locator
),

contradicting as (
  select
    'conflict' as kind,
    found.figure_id,
    found.contradiction || ' do not agree: ' || found.figures_in_words as reason,
    found.area_id, found.area, found.indicator,
    found.figure_period as period, found.scenario, found.measure,
    found.value, found.unit,
    found.beside,
    found.beside_unit,
    found.gap,
    0 as unknown_parts,
    found.disputed,
    found.figures,
    found.document_id, found.path,
    found.quote, found.cell_context, found.char_start, found.locator
  from kpi_contradiction as found
  where not list_has_any(found.figures, (select coalesce(list(distinct suspect_id), []) from kpi_misread_unit))
),

refused as (
  select
    'rejected' as kind,
    rejected.rejected_id as figure_id,
    rejected.reason,
    rejected.area_id, area.name as area, rejected.indicator,
    rejected.period, rejected.scenario, rejected.measure,
    rejected.value, rejected.unit,
    null as beside,
    null as beside_unit,
    null as gap,
    (rejected.stage = 'extract')::integer + (rejected.indicator is null)::integer + (rejected.area_id is null)::integer
      + (rejected.period is null)::integer + (rejected.measure is null)::integer + (rejected.value is null)::integer
      as unknown_parts,
    false as disputed,
    [rejected.rejected_id] as figures,
    rejected.document_id, document.path,
    rejected.quote, rejected.cell_context, rejected.char_start, rejected.locator
  from rejected
  join document on document.document_id = rejected.document_id
  left join area on area.area_id = rejected.area_id
  where document.withdrawn_on is null
    and rejected.rejected_id not in (select rejected_id from correction where rejected_id is not null)
),

final as (
  select
    row_number() over (
      order by
        kind <> 'unit', kind, not disputed, not coalesce(indicator.headline, false), gap desc nulls last, unknown_parts,
        area, period desc nulls last, figure.indicator, path, char_start, figure_id
    ) as rank,
    figure.* exclude (disputed, unknown_parts),
    figure.disputed, figure.unknown_parts
  from (from jumping union all from contradicting union all from refused) as figure
  left join indicator on indicator.indicator = figure.indicator
)

select * from final
order by rank;
comment on view kpi_review is 'What a person should look at, by rank the worst first: misread units, contradicting and rejected figures';
comment on column kpi_review.rank is '1 = the worst';
comment on column kpi_review.kind is
  'unit (a power of ten away from what its publisher states elsewhere), conflict (its cell of kpi_period contradicts itself) or rejected';
comment on column kpi_review.figure_id is 'observation_id or rejected_id; `etl review` takes the beginning of it. Of a contradiction the figure that differs most from what it is compared with';
comment on column kpi_review.reason is 'what does not fit; of a contradiction all figures in it, each with its report and the beginning of its id';
comment on column kpi_review.area_id is 'the area, see area';
comment on column kpi_review.area is 'name of the area in Vietnamese';
comment on column kpi_review.indicator is 'the indicator, see indicator; null when it could not be determined';
comment on column kpi_review.period is 'the period, null when it could not be determined';
comment on column kpi_review.scenario is 'actual, estimate or plan';
comment on column kpi_review.measure is 'value, growth_yoy and so on';
comment on column kpi_review.value is 'the figure as written, in unit';
comment on column kpi_review.unit is 'the unit as written';
comment on column kpi_review.beside is 'what it is compared with: the figure that kpi_period shows, or what the arithmetic makes of it';
comment on column kpi_review.beside_unit is 'unit of beside';
comment on column kpi_review.gap is 'how far apart they are: of a contradiction the figure and beside, as a part of the one shown (of rates: points / 100), of a unit in powers of ten';
comment on column kpi_review.figures is 'the ids of all figures in it: any of them can be the wrong one';
comment on column kpi_review.document_id is 'the report, see document';
comment on column kpi_review.path is 'where the raw file lies';
comment on column kpi_review.quote is 'the words it was read from';
comment on column kpi_review.cell_context is 'what the cell of a table is that was read, in its words (label of the row, unit and headings of the column); null in prose';
comment on column kpi_review.char_start is 'where the words begin in document.text, counted from 0';
comment on column kpi_review.locator is 'the place as a person would say it';
comment on column kpi_review.disputed is 'of a contradiction: whether the two readers read its figure differently; such come first';
comment on column kpi_review.unknown_parts is 'of a rejected figure: how many of indicator, area, period, measure and value are not known, and one more where it was not placed; those of which the most is known come first';
