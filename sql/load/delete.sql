delete from core.progress
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.measure
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.occurrence
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.deadline
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.supervisor
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.duty_place
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.duty_member
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.duty
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.item
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.task
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.issue
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.plan_count
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.topic
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.due_day
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.duty_count
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.plan_name
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.corrected
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.as_parsed
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.plan_mark
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.plan_confidence
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.relation
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.citation
where plan_id in (select plan_id from core.plan where bundle_id in (select bundle_id from doomed));
delete from core.plan
where bundle_id in (select bundle_id from doomed);
delete from core.ledger
where bundle_id in (select bundle_id from doomed);
delete from core.bundle
where bundle_id in (select bundle_id from doomed);
insert into spent (document_id)
select distinct d.document_id
from core.document d
where d.bundle_id in (select bundle_id from doomed)
  and not exists (
    select 1
    from core.document o
    join core.bundle b
      on b.bundle_id = o.bundle_id
    where o.document_id = d.document_id
      and o.bundle_id not in (select bundle_id from doomed)
      and b.loaded_to is null
  );
delete from raw.hidden
where document_id in (select document_id from spent);
delete from raw.block
where document_id in (select document_id from spent);
delete from raw.meta
where document_id in (select document_id from spent);
delete from raw.document
where document_id in (select document_id from spent);
delete from core.document
where bundle_id in (select bundle_id from doomed);
truncate doomed;
truncate spent;
