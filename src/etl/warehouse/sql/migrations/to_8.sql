-- Layout 8: what the second reader makes of each figure. Nobody noted it until now; it stays null until it is read again.
alter table observation add column reading varchar;
alter table observation add column reading_probability decimal(28, 6);
comment on column observation.reading is 'what two independent readers make of it: both read the same, disputed (the second reader reads another figure there, so a person should look) or one (it reads none there, does not know the indicator, or the figure is in a table); null where that was not noted';
comment on column observation.reading_probability is 'how probable the second reader holds this reading to be, from 0 to 1, calibrated on reports that it was not trained with; null where it cannot say';
update schema_version set version = 8;
