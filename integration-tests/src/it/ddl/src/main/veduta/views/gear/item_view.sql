create view gear.item_view as select id, name, price from gear.item;
grant select on gear.item_view to app;
