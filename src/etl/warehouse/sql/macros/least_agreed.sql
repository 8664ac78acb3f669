-- What several figures together are worth of `reading` or `digits`: as sure as the least sure of them. What was not noted, or
-- a person corrected, is null and says nothing.
create or replace macro least_agreed(marks) as
  case
    when list_contains(marks, 'disputed') then 'disputed'
    when list_contains(marks, 'one') then 'one'
    else list_any_value(marks)
  end;
comment on macro least_agreed is 'The least sure of a list of readings (disputed, one, both) or digits (disputed, one, agreed); null where none is noted';
