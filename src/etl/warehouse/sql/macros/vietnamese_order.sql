-- A key that sorts names as Vietnamese dictionaries do, in every client: `order by vietnamese_order(area)`. The first part
-- is each letter's place in the alphabet, the second the tones. The same is etl.language.collation, and `collate vi` of
-- the extension icu.
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
comment on macro vietnamese_order is 'A key that sorts text as Vietnamese dictionaries do (a ă â b c d đ …, then the tones): order by vietnamese_order(area); with the extension icu the same as order by area collate vi';
