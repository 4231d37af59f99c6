insert into core.document (bundle_id, ordinal, document_id)
select
  v.version_id,
  d.ordinal,
  d.document_id
from core.document d
join former_bundle v
  on v.bundle_id = d.bundle_id;
insert into core.source (bundle_id, document_id, source_id, name, url, official)
select
  v.version_id,
  s.document_id,
  s.source_id,
  s.name,
  s.url,
  s.official
from core.source s
join former_bundle v
  on v.bundle_id = s.bundle_id;
insert into core.ledger (bundle_id, part, characters)
select
  v.version_id,
  l.part,
  l.characters
from core.ledger l
join former_bundle v
  on v.bundle_id = l.bundle_id;
insert into core.bundle (bundle_id, name, given_key, parser, documents, plans, tasks, version_of, loaded_from, loaded_to)
select
  v.version_id,
  b.name,
  b.given_key,
  b.parser,
  b.documents,
  b.plans,
  b.tasks,
  b.bundle_id,
  b.loaded_from,
  v.loaded_to
from core.bundle b
join former_bundle v
  on v.bundle_id = b.bundle_id;
update core.task
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.task.plan_id;
update core.item
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.item.plan_id;
update core.duty
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.duty.plan_id;
update core.duty_member
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.duty_member.plan_id;
update core.supervisor
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.supervisor.plan_id;
update core.duty_place
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.duty_place.plan_id;
update core.deadline
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.deadline.plan_id;
update core.occurrence
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.occurrence.plan_id;
update core.measure
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.measure.plan_id;
update core.progress
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.progress.plan_id;
update core.issue
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.issue.plan_id;
update core.citation
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.citation.plan_id;
update core.relation
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.relation.plan_id;
update core.plan_confidence
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.plan_confidence.plan_id;
delete from core.plan_mark
where plan_id in (select plan_id from former_plan);
update core.plan_count
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.plan_count.plan_id;
update core.topic
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.topic.plan_id;
update core.due_day
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.due_day.plan_id;
update core.duty_count
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.duty_count.plan_id;
update core.corrected
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.corrected.plan_id;
update core.as_parsed
set plan_id = v.version_id
from former_plan v
where v.plan_id = core.as_parsed.plan_id;
delete from core.plan_name
where plan_id in (select plan_id from former_plan);
update core.plan
set
  plan_id = v.version_id,
  bundle_id = b.version_id,
  is_primary = false,
  was_primary = core.plan.is_primary,
  version_of = v.plan_id,
  loaded_to = b.loaded_to
from former_plan v
join former_bundle b
  on b.bundle_id = v.bundle_id
where v.plan_id = core.plan.plan_id;
truncate former_bundle;
truncate former_plan;
