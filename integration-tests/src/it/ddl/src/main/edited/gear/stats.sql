create materialized view gear.stats as select count(*) as items, max(name) as last from gear.item_view;
create unique index on gear.stats (items);
