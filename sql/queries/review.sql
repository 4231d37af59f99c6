-- 待复核：可信度不足 0.95 的各项，最低的在前 / what is worth a look: fields below 0.95, the least sure first
select
  confidence,
  field,
  words,
  plan_title,
  pos,
  plan_id,
  task_id
from mart.confidence
where confidence < 0.95
order by confidence, plan_id, task_id, field, words;
