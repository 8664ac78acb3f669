-- grain: one row per pair of reports that are one witness, both ways round; enough pairs to hang all of them together
--
-- Of two reports that share at least two sentences with figures of the same area, and more than half of those of the one
-- with fewer, one was copied from the other or both from a third: an editor changes a headline, cuts the end, or a scan
-- misreads a word. A sentence is shared, too, where the clause with its figure is word for word the same: newspapers put
-- what a press release says into sentences of their own. Two editions at one address are the same report; what an address says of how it was reached does not
-- count. Reports with exactly the same sentences are taken together first, so that a thousand copies of one make a
-- thousand pairs and not a million.
create or replace temp table repeated_words as
with
said as (
  select distinct document_id, area_id, wording
  from observation
  where wording is not null
),

counted as (
  select document_id, count(*) as sentences, list((area_id, wording) order by area_id, wording) as words
  from said
  group by all
  having sentences >= 2
),

same as (
  select document_id, min(document_id) over (partition by words) as first, sentences
  from counted
),

telling as (
  select distinct document_id, area_id, wording, unnest(words_said(wording, quote)) as words
  from observation
  where wording is not null and document_id in (select first from same)
),

shared as (
  select one.document_id as one, other.document_id as other, count(distinct (one.area_id, one.wording)) as sentences
  from telling as one
  join telling as other
    on other.words = one.words
    and other.area_id = one.area_id
    and other.document_id <> one.document_id
  group by all
),

alike as (
  select shared.one, shared.other
  from shared
  join same as of_one on of_one.document_id = shared.one
  join same as of_other on of_other.document_id = shared.other
  where shared.sentences >= 2
    and 2 * shared.sentences > least(of_one.sentences, of_other.sentences)
),

address as (
  select
    document_id,
    min(document_id) over (partition by report_address(url)) as first
  from document
  where url is not null and status <> 'failed'
),

pair as (
  select document_id as one, first as other from same
  union
  select document_id, first from address
  union
  from alike
),

final as (
  select one, other from pair where one <> other
  union
  select other, one from pair where one <> other
)

select * from final;
