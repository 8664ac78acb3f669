-- grain: one row per publisher, however it is written: its last reports against those before them
--
-- The last five by the day of publication, of fewer than ten the later half: what a run reads again does not become new.
-- Reports differ from each other anyway: only a jump, of several reports against several, is worth a look.
create or replace view publisher_quality as
with
-- What each report gave. Without figures every share of it is null, and it counts as one that is missing.
report_figures as (
  select
    document.document_id,
    document.publisher,
    publisher_key(document.publisher) as office,
    row_number() over latest as nth,
    count(*) over (partition by publisher_key(document.publisher)) as reports,
    coalesce(accepted.figures, 0) as figures,
    coalesce(accepted.disputed, 0) as disputed,
    coalesce(refused.figures, 0) as refused
  from document
  left join (
    select document_id, count(*) as figures, count(*) filter (reading = 'disputed') as disputed
    from observation group by document_id
  ) as accepted using (document_id)
  left join (select document_id, count(*) as figures from rejected group by document_id) as refused using (document_id)
  where document.publisher is not null and document.withdrawn_on is null
  window latest as (
    partition by publisher_key(document.publisher) order by document.published_on desc nulls last, document.path desc
  )
),

sided as (
  select *, nth <= least(5, reports // 2) as is_last from report_figures
),

-- The indicators that at least two thirds of a publisher's earlier reports state, and whether each report states them.
usual as (
  select sided.office, observation.indicator
  from sided
  join observation using (document_id)
  where not sided.is_last
  group by sided.office, observation.indicator
  having 3 * count(distinct document_id) >= 2 * any_value(sided.reports - least(5, sided.reports // 2))
),

expected as (
  select sided.document_id, sided.office, sided.is_last, stated.document_id is null as is_missing
  from sided
  join usual using (office)
  left join (select distinct document_id, indicator from observation) as stated
    on stated.document_id = sided.document_id and stated.indicator = usual.indicator
),

missing as (
  select
    office,
    avg(is_missing::integer) filter (is_last) as missing_last,
    avg(is_missing::integer) filter (not is_last) as missing_before
  from expected
  group by office
),

shares as (
  select
    office,
    arg_min(publisher, nth) as publisher,
    any_value(reports) as reports,
    count(*) filter (is_last) as last_reports,
    sum(refused) filter (is_last) / nullif(sum(figures + refused) filter (is_last), 0) as rejected_last,
    sum(refused) filter (not is_last) / nullif(sum(figures + refused) filter (not is_last), 0) as rejected_before,
    sum(disputed) filter (is_last) / nullif(sum(figures) filter (is_last), 0) as disputed_last,
    sum(disputed) filter (not is_last) / nullif(sum(figures) filter (not is_last), 0) as disputed_before
  from sided
  group by office
),

final as (
  select
    shares.publisher, shares.reports, shares.last_reports,
    round(shares.rejected_last, 3) as rejected_last, round(shares.rejected_before, 3) as rejected_before,
    round(shares.disputed_last, 3) as disputed_last, round(shares.disputed_before, 3) as disputed_before,
    round(missing.missing_last, 3) as missing_last, round(missing.missing_before, 3) as missing_before,
    if(last_reports >= 3 and reports - last_reports >= 5, nullif(concat_ws(', ',
      if(rejected_last > rejected_before + 0.4, 'more rejected', null),
      if(disputed_last > disputed_before + 0.4, 'more disputed', null),
      if(missing_last > missing_before + 0.4, 'more missing', null)
    ), ''), null) as noticed
  from shares
  left join missing using (office)
)

select * from final
order by noticed is null, reports desc, publisher;
comment on view publisher_quality is 'How the last reports of each publisher are read against its earlier ones: a site that changed its layout shows here';
comment on column publisher_quality.publisher is 'who published the reports, as the last one says; publisher_key tells publishers apart';
comment on column publisher_quality.reports is 'its reports, without those withdrawn';
comment on column publisher_quality.last_reports is 'how many of them are the last ones: five by day of publication, of fewer than ten reports the later half';
comment on column publisher_quality.rejected_last is 'share of the figures of the last reports that were in doubt or rejected, from 0 to 1; null where they have none';
comment on column publisher_quality.rejected_before is 'the same of the reports before them';
comment on column publisher_quality.disputed_last is 'share of the accepted figures of the last reports that the second reader disputes, from 0 to 1; null where they have none';
comment on column publisher_quality.disputed_before is 'the same of the reports before them';
comment on column publisher_quality.missing_last is 'share of what is usual and the last reports do not state, from 0 to 1: usual are the indicators that two thirds of the reports before them state; null where none is';
comment on column publisher_quality.missing_before is 'the same of the reports before them';
comment on column publisher_quality.noticed is 'which shares are greater than before by more than 0.4 (more rejected, more disputed, more missing), of three and more last reports against five and more; null for none';
