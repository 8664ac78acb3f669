-- grain: one row per pair of reports that are one witness, by number, both ways round; enough pairs to hang all of them together
--
-- Of two reports that share at least two sentences with figures of the same area, and more than half of those of the one
-- with fewer, one was copied from the other or both from a third: an editor changes a headline, cuts the end, or a scan
-- misreads a word. A sentence is shared, too, where the clause with its figure is word for word the same: newspapers put
-- what a press release says into sentences of their own. Two editions at one address are the same report; what an address says of how it was reached does not
-- count. Reports with exactly the same sentences are taken together first, so that a thousand copies of one make a
-- thousand pairs and not a million.
--
-- What they share was counted in telling_report and shared_words, some areas at a time. No pair of these is asked for twice:
-- with a condition on both names DuckDB 1.5.5, which takes the new tables for empty, would hold every report against every
-- other, and take four times as long for twice as many.
create or replace temp table repeated_words as
with
counted as (
  select one, other, greatest(sum(of_one), sum(of_other)) as sentences
  from shared_words
  group by all
),

alike as (
  select counted.one, counted.other
  from counted
  join telling_report as of_one on of_one.number = counted.one
  join telling_report as of_other on of_other.number = counted.other
  where counted.sentences >= 2
    and 2 * counted.sentences > least(of_one.sentences, of_other.sentences)
),

address as (
  select report_number.number, min(report_number.number) over (partition by said.words) as first
  from report_words as said
  join report_number using (document_id)
  where said.area_id = 'address'
),

pair as (
  select number as one, first as other from telling_report where number <> first
  union
  select number, first from address where number <> first
  union
  from alike
),

final as (
  select one, other from pair
  union
  select other, one from pair
)

select * from final;
