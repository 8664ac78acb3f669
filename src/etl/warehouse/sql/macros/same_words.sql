-- Whether two quotes are one clause: nearly the same words, and enough of them to name something. An editor puts "đạt" for
-- "ước đạt" or leaves out "của tỉnh"; a bare "16,7%" is in every report. Most quotes are told apart by their length alone.
create or replace macro same_words(quote, other) as
  case
    when least(length(quote), length(other)) < 24 then false
    else len(list_distinct(string_split(plain_words(quote), ' ') || string_split(plain_words(other), ' '))) >= 7
      and 10 * len(list_intersect(string_split(plain_words(quote), ' '), string_split(plain_words(other), ' ')))
        >= 7 * len(list_distinct(string_split(plain_words(quote), ' ') || string_split(plain_words(other), ' ')))
  end;
comment on macro same_words is 'Whether two quotes of seven words or more have seven in ten of them in common';
