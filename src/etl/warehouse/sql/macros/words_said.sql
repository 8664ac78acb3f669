-- What of a statement an editor leaves as it is: its sentence, or the clause with the figure where that has words enough to
-- name something. Two reports with the same in it say the same words.
create or replace macro words_said(wording, quote) as
  list_filter(
    [
      hash(wording),
      if(length(quote) >= 24 and len(string_split(plain_words(quote), ' ')) >= 7, hash(plain_words(quote)), null)
    ],
    lambda words: words is not null
  );
comment on macro words_said is 'Hashes of the sentence and of the clause of a statement: reports that share one of them share a sentence';
