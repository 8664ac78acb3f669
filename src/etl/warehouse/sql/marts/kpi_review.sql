-- grain: one row per figure that a person should look at: accepted ones that contradict others, and rejected ones
--
-- Worst first. Figures a power of ten away from those of the same publisher come before contradictions, those before
-- rejected figures, headline indicators before others; of contradictions those
-- that are furthest apart, of rejected figures those that were placed and then not believed, then those of which the
-- most is known. What a declared correction has settled is left out,
-- and so are reports that were withdrawn.
create or replace view kpi_review as
with
jumping as (
  select
    'unit' as kind,
    observation.observation_id as figure_id,
    format('{:g} times what the publisher states of the {}{}: a unit is misread in one of them',
      round(series.times, 4), series.against, ' (' || before.quote || ')') as reason,
    observation.area_id, area.name as area, observation.indicator,
    observation.period, observation.scenario, observation.measure,
    observation.value, observation.unit,
    series.before_value as beside,
    series.before_unit as beside_unit,
    abs(log10(series.times)) as gap,
    0 as unknown_parts,
    observation.document_id, document.path,
    observation.quote, observation.char_start, observation.locator
  from kpi_misread_unit as series
  join observation using (observation_id)
  join observation as before on before.observation_id = series.before_id
  join document on document.document_id = observation.document_id
  join area on area.area_id = observation.area_id
  qualify row_number() over (partition by observation.observation_id order by series.against desc) = 1
),

contradicting as (
  select
    'conflict' as kind,
    kpi_conflict.observation_id as figure_id,
    kpi_conflict.contradiction || ' do not agree' as reason,
    kpi_conflict.area_id, kpi_conflict.area, kpi_conflict.indicator,
    observation.period, observation.scenario, observation.measure,
    observation.value, observation.unit,
    coalesce(kpi_conflict.computed, kpi_conflict.shown) as beside,
    kpi_conflict.unit as beside_unit,
    max(abs(kpi_conflict.value - coalesce(kpi_conflict.computed, kpi_conflict.shown))
      / case when kpi_conflict.unit = 'pct' then 100 else nullif(abs(kpi_conflict.shown), 0) end) over cell as gap,
    0 as unknown_parts,
    kpi_conflict.document_id, kpi_conflict.path,
    observation.quote, observation.char_start, observation.locator
  from kpi_conflict
  join observation using (observation_id)
  where kpi_conflict.corrected is null
    and kpi_conflict.observation_id not in (select figure_id from jumping)
    and kpi_conflict.observation_id not in (select observation_id from correction where observation_id is not null)
  window cell as (
    partition by kpi_conflict.area_id, kpi_conflict.period, kpi_conflict.indicator, kpi_conflict.scope, kpi_conflict.price_basis
  )
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
    rejected.document_id, document.path,
    rejected.quote, rejected.char_start, rejected.locator
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
        kind <> 'unit', kind, not coalesce(indicator.headline, false), gap desc nulls last, unknown_parts,
        area, period desc nulls last, figure.indicator, path, char_start, figure_id
    ) as rank,
    figure.* exclude (unknown_parts)
  from (from jumping union all from contradicting union all from refused) as figure
  left join indicator on indicator.indicator = figure.indicator
)

select * from final
order by rank;
comment on view kpi_review is 'What a person should look at, the worst first: misread units, contradicting and rejected figures';
comment on column kpi_review.rank is '1 = the worst';
comment on column kpi_review.kind is
  'unit (a power of ten away from what its publisher states elsewhere), conflict (its cell of kpi_period contradicts itself) or rejected';
comment on column kpi_review.figure_id is 'observation_id or rejected_id; `etl review` takes the beginning of it';
comment on column kpi_review.reason is 'what does not fit';
comment on column kpi_review.area_id is 'the area, see area';
comment on column kpi_review.area is 'name of the area in Vietnamese';
comment on column kpi_review.indicator is 'the indicator, see indicator; null when it could not be told';
comment on column kpi_review.period is 'the period, null when it could not be told';
comment on column kpi_review.scenario is 'actual, estimate or plan';
comment on column kpi_review.measure is 'value, growth_yoy and so on';
comment on column kpi_review.value is 'the figure as written, in unit';
comment on column kpi_review.unit is 'the unit as written';
comment on column kpi_review.beside is 'what it stands against: the figure that kpi_period shows, or what the arithmetic makes of it';
comment on column kpi_review.beside_unit is 'unit of beside';
comment on column kpi_review.gap is 'how far the figures of the cell are apart at most, as a part of the one shown (of rates: points / 100)';
comment on column kpi_review.document_id is 'the report, see document';
comment on column kpi_review.path is 'where the raw file lies';
comment on column kpi_review.quote is 'the words it was read from';
comment on column kpi_review.char_start is 'where the words stand in document.text, counted from 0';
comment on column kpi_review.locator is 'the place as a person would say it';
