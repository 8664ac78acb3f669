-- What of an address says which report it is: not the protocol, the host's prefix for devices, the fragment, or how the
-- reader came there.
create or replace macro report_address(url) as
  regexp_replace(
    regexp_replace(lower(url), '#.*$|[?&](utm_[a-z]+|fbclid|gclid|zarsrc)=[^&#]*', '', 'g'),
    '^https?://(www\.|m\.|amp\.)?|/+$', '', 'g'
  );
comment on macro report_address is 'What of the address of a report is the same however it is reached';
