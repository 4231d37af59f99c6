-- 哪些方案最值得复核：疑点、不够可信的项、未识别的字最多 / which plans are most worth a look: issues, unsure fields, unparsed text
select
  plan_title,
  plan_year,
  tasks,
  issues,
  unsure,
  unsure_percent,
  unparsed,
  unparsed_percent,
  tasks_without_duty,
  tasks_without_deadline,
  plan_id
from mart.quality
order by issues desc, unsure desc, plan_id
limit 100;
