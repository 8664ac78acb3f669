-- Who published a report, as publishers are told apart. Cards name one office in several ways: with its host or the source
-- it copies in parentheses, "Sở Công Thương tỉnh Lai Châu" and "Sở Công Thương Lai Châu", "&" for "và", "Hoà" for "Hòa".
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
comment on macro publisher_key is 'Who published a report, the same however the office is written: without case, tone marks, parentheses and the words for newspaper and province';
