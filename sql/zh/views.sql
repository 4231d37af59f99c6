-- mart 的各视图，视图与列用中文名；由 mart 的注释生成 / the views of mart under Chinese names, made from the comments of mart

create view mart_zh.方案 as
select
  division_code as 区划代码,
  division_name as 区划名称,
  edition_id as 版本编号,
  series_id as 系列编号,
  plan_id as 方案编号,
  title as 标题,
  notice_title as 通知标题,
  issuer as 发文机关,
  number as 文号,
  index_number as 索引号,
  year as 年度,
  year_from as 起始年,
  year_to as 终止年,
  period as 时段,
  signed_on as 成文日期,
  published_on as 发布日期,
  kind as 种类,
  tasks as 任务数
from mart.plan;
comment on view mart_zh.方案 is '方案：每个版本只计一次 / plans: every edition once, whatever the number of its copies';
comment on column mart_zh.方案.区划代码 is '区划代码 / division code';
comment on column mart_zh.方案.区划名称 is '区划名称 / division';
comment on column mart_zh.方案.版本编号 is '版本 / edition';
comment on column mart_zh.方案.系列编号 is '系列 / series';
comment on column mart_zh.方案.方案编号 is '主副本 / the copy that stands for the edition';
comment on column mart_zh.方案.标题 is '标题 / title';
comment on column mart_zh.方案.通知标题 is '通知标题 / title of the covering notice';
comment on column mart_zh.方案.发文机关 is '发文机关 / issuer';
comment on column mart_zh.方案.文号 is '文号 / document number';
comment on column mart_zh.方案.索引号 is '索引号 / index number';
comment on column mart_zh.方案.年度 is '年度 / year';
comment on column mart_zh.方案.起始年 is '起始年 / first year';
comment on column mart_zh.方案.终止年 is '终止年 / last year';
comment on column mart_zh.方案.时段 is '时段 / period';
comment on column mart_zh.方案.成文日期 is '成文日期 / date of signature';
comment on column mart_zh.方案.发布日期 is '发布日期 / date of publication';
comment on column mart_zh.方案.种类 is '种类 / kind';
comment on column mart_zh.方案.任务数 is '任务数 / number of tasks';

create view mart_zh.任务 as
select
  division_code as 区划代码,
  task_id as 任务编号,
  edition_id as 版本编号,
  plan_id as 方案编号,
  plan_title as 方案标题,
  plan_year as 年度,
  ordinal as 阅读顺序,
  serial as 序号,
  path as 各级标题,
  path1 as 一级标题,
  path2 as 二级标题,
  path3 as 三级标题,
  path4 as 四级标题,
  content as 内容,
  orgs as 牵头责任单位,
  pos as 位置,
  content_confidence as 内容读对的概率,
  path_confidence as 各级标题读对的概率,
  serial_confidence as 序号读对的概率,
  provenance as 内容的来历
from mart.task;
comment on view mart_zh.任务 is '任务：每个版本只计一次 / tasks, every edition once';
comment on column mart_zh.任务.区划代码 is '区划代码 / division code';
comment on column mart_zh.任务.任务编号 is '任务 / task';
comment on column mart_zh.任务.版本编号 is '版本 / edition';
comment on column mart_zh.任务.方案编号 is '方案 / plan';
comment on column mart_zh.任务.方案标题 is '方案标题 / title of the plan';
comment on column mart_zh.任务.年度 is '年度 / year';
comment on column mart_zh.任务.阅读顺序 is '阅读顺序 / reading order';
comment on column mart_zh.任务.序号 is '序号 / serial as printed';
comment on column mart_zh.任务.各级标题 is '各级标题 / headings above it';
comment on column mart_zh.任务.一级标题 is '一级标题 / outermost heading';
comment on column mart_zh.任务.二级标题 is '二级标题 / second heading';
comment on column mart_zh.任务.三级标题 is '三级标题 / third heading';
comment on column mart_zh.任务.四级标题 is '四级标题 / fourth heading';
comment on column mart_zh.任务.内容 is '内容 / the words';
comment on column mart_zh.任务.牵头责任单位 is '牵头、责任单位，照原文，以、连接 / organs that lead or are responsible, as printed, joined by 、';
comment on column mart_zh.任务.位置 is '位置 / place';
comment on column mart_zh.任务.内容读对的概率 is '内容读对的概率 / probability that the words are right and a task';
comment on column mart_zh.任务.各级标题读对的概率 is '各级标题读对的概率 / probability that the headings are right';
comment on column mart_zh.任务.序号读对的概率 is '序号读对的概率 / probability that the serial is right';
comment on column mart_zh.任务.内容的来历 is '内容的来历：空为文件原文，ocr 从图片识别，typed 人工补录 / where the words come from: null the text of the file, ocr a picture, typed the operator';

create view mart_zh.分工 as
select
  division_code as 方案的区划代码,
  task_id as 任务编号,
  plan_id as 方案编号,
  edition_id as 版本编号,
  plan_year as 年度,
  ordinal as 顺序,
  mention as 原文所写的单位,
  org_name as 最新的规范名称,
  org_name_then as 方案之时的规范名称,
  org_division_code as 单位的区划代码,
  org_level as 单位的级别,
  org_id as 单位编号,
  role as 角色,
  is_collective as 泛指多个单位,
  is_inherited as 承上格,
  is_inline as 出自任务正文,
  pos as 位置,
  confidence as 单位与角色都对的概率,
  mention_confidence as 单位对的概率
from mart.duty;
comment on view mart_zh.分工 is '分工：每个版本只计一次 / duties, every edition once';
comment on column mart_zh.分工.方案的区划代码 is '方案的区划代码 / division of the plan';
comment on column mart_zh.分工.任务编号 is '任务 / task';
comment on column mart_zh.分工.方案编号 is '方案 / plan';
comment on column mart_zh.分工.版本编号 is '版本 / edition';
comment on column mart_zh.分工.年度 is '年度 / year';
comment on column mart_zh.分工.顺序 is '顺序 / order';
comment on column mart_zh.分工.原文所写的单位 is '原文所写的单位 / the organ as printed';
comment on column mart_zh.分工.最新的规范名称 is '最新的规范名称，更名前后相同；未识别者照原文 / latest canonical name, the same before and after a change of name; as printed when unknown';
comment on column mart_zh.分工.方案之时的规范名称 is '方案之时的规范名称，未识别者照原文 / canonical name at the time of the plan, as printed when unknown';
comment on column mart_zh.分工.单位的区划代码 is '单位的区划代码 / division of the organ';
comment on column mart_zh.分工.单位的级别 is '单位的级别 / level of the organ';
comment on column mart_zh.分工.单位编号 is '单位 / organ';
comment on column mart_zh.分工.角色 is '角色 / role';
comment on column mart_zh.分工.泛指多个单位 is '泛指多个单位 / names no single body';
comment on column mart_zh.分工.承上格 is '承上格 / taken from the cell above';
comment on column mart_zh.分工.出自任务正文 is '出自任务正文 / stands in running text';
comment on column mart_zh.分工.位置 is '位置 / place';
comment on column mart_zh.分工.单位与角色都对的概率 is '单位与角色都对的概率 / probability that organ and role are right';
comment on column mart_zh.分工.单位对的概率 is '单位对的概率 / probability that the organ is right';

create view mart_zh.时限 as
select
  division_code as 区划代码,
  task_id as 任务编号,
  plan_id as 方案编号,
  edition_id as 版本编号,
  plan_year as 年度,
  ordinal as 顺序,
  mention as 原文,
  kind as 种类,
  due as 截止日,
  earliest as 最早日,
  rrule as 周期规则,
  rrule_options as 可选的周期规则,
  duration as 时长,
  is_workdays as 按工作日计,
  anchor as 起算事件,
  scope as 适用对象,
  is_inherited as 承上格,
  pos as 位置,
  confidence as 原文与时间值都对的概率,
  mention_confidence as 原文对的概率
from mart.deadline;
comment on view mart_zh.时限 is '时限：每个版本只计一次 / deadlines, every edition once';
comment on column mart_zh.时限.区划代码 is '区划代码 / division code';
comment on column mart_zh.时限.任务编号 is '任务 / task';
comment on column mart_zh.时限.方案编号 is '方案 / plan';
comment on column mart_zh.时限.版本编号 is '版本 / edition';
comment on column mart_zh.时限.年度 is '年度 / year';
comment on column mart_zh.时限.顺序 is '顺序 / order';
comment on column mart_zh.时限.原文 is '原文 / the words';
comment on column mart_zh.时限.种类 is '种类 / kind';
comment on column mart_zh.时限.截止日 is '截止日 / last day';
comment on column mart_zh.时限.最早日 is '最早日 / first day';
comment on column mart_zh.时限.周期规则 is '周期规则 / rule of recurrence';
comment on column mart_zh.时限.可选的周期规则 is '可选的周期规则 / alternative rules';
comment on column mart_zh.时限.时长 is '时长 / duration';
comment on column mart_zh.时限.按工作日计 is '按工作日计 / counted in working days';
comment on column mart_zh.时限.起算事件 is '起算事件 / the event it counts from';
comment on column mart_zh.时限.适用对象 is '适用对象 / of whom or what it is said';
comment on column mart_zh.时限.承上格 is '承上格 / taken from the cell above';
comment on column mart_zh.时限.位置 is '位置 / place';
comment on column mart_zh.时限.原文与时间值都对的概率 is '原文与时间值都对的概率 / probability that words and value are right';
comment on column mart_zh.时限.原文对的概率 is '原文对的概率 / probability that the words are right';

create view mart_zh.量化指标 as
select
  division_code as 区划代码,
  task_id as 任务编号,
  plan_id as 方案编号,
  plan_year as 年度,
  ordinal as 顺序,
  mention as 原文,
  op as 比较,
  value as 数值,
  value_max as 上限,
  unit as 计量单位,
  class as 类别,
  change as 增减,
  period as 周期,
  year as 何年或到何年,
  pos as 位置,
  confidence as 读对的概率
from mart.measure;
comment on view mart_zh.量化指标 is '量化指标：每个版本只计一次 / figures, every edition once';
comment on column mart_zh.量化指标.区划代码 is '区划代码 / division code';
comment on column mart_zh.量化指标.任务编号 is '任务 / task';
comment on column mart_zh.量化指标.方案编号 is '方案 / plan';
comment on column mart_zh.量化指标.年度 is '年度 / year';
comment on column mart_zh.量化指标.顺序 is '顺序 / order';
comment on column mart_zh.量化指标.原文 is '原文 / the words';
comment on column mart_zh.量化指标.比较 is '比较 / comparison';
comment on column mart_zh.量化指标.数值 is '数值 / value';
comment on column mart_zh.量化指标.上限 is '上限 / upper value';
comment on column mart_zh.量化指标.计量单位 is '计量单位 / unit of measure';
comment on column mart_zh.量化指标.类别 is '类别 / class';
comment on column mart_zh.量化指标.增减 is '增减：up、down，空为水平 / by how much it rises or falls, null for a level';
comment on column mart_zh.量化指标.周期 is '周期 / the period it is of';
comment on column mart_zh.量化指标.何年或到何年 is '何年或到何年 / in or by which year';
comment on column mart_zh.量化指标.位置 is '位置 / place';
comment on column mart_zh.量化指标.读对的概率 is '读对的概率 / probability that it is right';

create view mart_zh.落实情况 as
select
  division_code as 区划代码,
  task_id as 任务编号,
  plan_id as 方案编号,
  plan_year as 年度,
  mention as 原文,
  status as 状态,
  value as 数值,
  unit as 计量单位,
  percent as 百分比,
  as_of as 报告截至日,
  pos as 位置,
  confidence as 读对的概率
from mart.progress;
comment on view mart_zh.落实情况 is '落实情况：每个版本只计一次 / progress, every edition once';
comment on column mart_zh.落实情况.区划代码 is '区划代码 / division code';
comment on column mart_zh.落实情况.任务编号 is '任务 / task';
comment on column mart_zh.落实情况.方案编号 is '方案 / plan';
comment on column mart_zh.落实情况.年度 is '年度 / year';
comment on column mart_zh.落实情况.原文 is '原文 / the words';
comment on column mart_zh.落实情况.状态 is '状态 / status';
comment on column mart_zh.落实情况.数值 is '数值 / value';
comment on column mart_zh.落实情况.计量单位 is '计量单位 / unit of measure';
comment on column mart_zh.落实情况.百分比 is '百分比 / percent';
comment on column mart_zh.落实情况.报告截至日 is '截至日 / as of';
comment on column mart_zh.落实情况.位置 is '位置 / place';
comment on column mart_zh.落实情况.读对的概率 is '读对的概率 / probability that it is right';

create view mart_zh.疑点 as
select
  division_code as 区划代码,
  plan_id as 方案编号,
  plan_title as 方案标题,
  ordinal as 顺序,
  code as 代码,
  content as 说明,
  pos as 位置
from mart.issue;
comment on view mart_zh.疑点 is '疑点：每个版本只计一次 / issues, every edition once';
comment on column mart_zh.疑点.区划代码 is '区划代码 / division code';
comment on column mart_zh.疑点.方案编号 is '方案 / plan';
comment on column mart_zh.疑点.方案标题 is '方案标题 / title of the plan';
comment on column mart_zh.疑点.顺序 is '顺序 / order';
comment on column mart_zh.疑点.代码 is '代码 / code';
comment on column mart_zh.疑点.说明 is '说明 / one sentence with the words';
comment on column mart_zh.疑点.位置 is '位置 / place';

create view mart_zh.有截止日的任务 as
select
  division_code as 区划代码,
  task_id as 任务编号,
  plan_id as 方案编号,
  plan_title as 方案标题,
  plan_year as 年度,
  serial as 序号,
  content as 内容,
  deadline as 时限原文,
  earliest as 最早日,
  due as 截止日,
  status as 报告的状态,
  percent as 报告的百分比,
  as_of as 报告截至日,
  orgs as 牵头责任单位
from mart.due;
comment on view mart_zh.有截止日的任务 is '有截止日的任务及其牵头、责任单位 / tasks with a last day and who answers for them';
comment on column mart_zh.有截止日的任务.区划代码 is '区划代码 / division code';
comment on column mart_zh.有截止日的任务.任务编号 is '任务 / task';
comment on column mart_zh.有截止日的任务.方案编号 is '方案 / plan';
comment on column mart_zh.有截止日的任务.方案标题 is '方案标题 / title of the plan';
comment on column mart_zh.有截止日的任务.年度 is '年度 / year';
comment on column mart_zh.有截止日的任务.序号 is '序号 / serial as printed';
comment on column mart_zh.有截止日的任务.内容 is '内容 / the words';
comment on column mart_zh.有截止日的任务.时限原文 is '时限原文 / the deadline as printed';
comment on column mart_zh.有截止日的任务.最早日 is '最早日 / first day';
comment on column mart_zh.有截止日的任务.截止日 is '截止日 / last day';
comment on column mart_zh.有截止日的任务.报告的状态 is '报告的状态，无报告为空 / status reported, null without a report';
comment on column mart_zh.有截止日的任务.报告的百分比 is '报告的百分比 / percent reported';
comment on column mart_zh.有截止日的任务.报告截至日 is '报告截至日 / date of the report';
comment on column mart_zh.有截止日的任务.牵头责任单位 is '牵头、责任单位 / organs that lead or are responsible';

create view mart_zh.单位任务量 as
select
  division_code as 方案的区划代码,
  plan_year as 年度,
  org_name as 单位,
  is_collective as 泛指多个单位,
  tasks as 任务数,
  lead_tasks as 牵头,
  responsible_tasks as 责任,
  support_tasks as 配合,
  implement_tasks as 落实,
  plans as 涉及方案数
from mart.org_load;
comment on view mart_zh.单位任务量 is '各单位在各年各区划承担的任务数，按角色 / tasks per organ, division and year, by role';
comment on column mart_zh.单位任务量.方案的区划代码 is '方案的区划代码 / division of the plans';
comment on column mart_zh.单位任务量.年度 is '年度 / year';
comment on column mart_zh.单位任务量.单位 is '单位 / organ';
comment on column mart_zh.单位任务量.泛指多个单位 is '泛指多个单位 / names no single body';
comment on column mart_zh.单位任务量.任务数 is '任务数 / tasks';
comment on column mart_zh.单位任务量.牵头 is '牵头 / tasks it leads';
comment on column mart_zh.单位任务量.责任 is '责任 / tasks it is responsible for';
comment on column mart_zh.单位任务量.配合 is '配合 / tasks it supports';
comment on column mart_zh.单位任务量.落实 is '落实 / tasks it carries out';
comment on column mart_zh.单位任务量.涉及方案数 is '涉及方案数 / plans that name it';

create view mart_zh.年度汇总 as
select
  division_code as 区划代码,
  division_name as 区划名称,
  year as 年度,
  plans as 方案数,
  tasks as 任务数,
  duties as 分工数,
  deadlines as 时限数,
  dated as 有到期日的任务数
from mart.year_summary;
comment on view mart_zh.年度汇总 is '各区划各年度的方案、任务、分工、时限数 / counts by division and year';
comment on column mart_zh.年度汇总.区划代码 is '区划代码 / division code';
comment on column mart_zh.年度汇总.区划名称 is '区划名称 / division';
comment on column mart_zh.年度汇总.年度 is '年度 / year';
comment on column mart_zh.年度汇总.方案数 is '方案数 / plans';
comment on column mart_zh.年度汇总.任务数 is '任务数 / tasks';
comment on column mart_zh.年度汇总.分工数 is '分工数 / duties';
comment on column mart_zh.年度汇总.时限数 is '时限数 / deadlines';
comment on column mart_zh.年度汇总.有到期日的任务数 is '有截止日的时限数 / deadlines with a last day';

create view mart_zh.字数台账 as
select
  bundle_id as 发布编号,
  name as 名称,
  part as 类别,
  characters as 字符数
from mart.ledger;
comment on view mart_zh.字数台账 is '字数台账：原文字符的归类 / where every character of the text went';
comment on column mart_zh.字数台账.发布编号 is '发布 / publication';
comment on column mart_zh.字数台账.名称 is '名称 / name';
comment on column mart_zh.字数台账.类别 is '类别 / part';
comment on column mart_zh.字数台账.字符数 is '字符数 / characters';

create view mart_zh.单位职能 as
select
  function as 职能,
  org_name as 单位的规范名称,
  valid_from as 始于,
  valid_to as 止于,
  is_checked as 所列年月均已核对,
  successors as 后继单位
from mart.org_function;
comment on view mart_zh.单位职能 is '单位的职能，连同止于何时、由谁承继；合设的单位每项职能一行 / functions of organs, with end and successors; a joint organ once under each function';
comment on column mart_zh.单位职能.职能 is '职能 / function';
comment on column mart_zh.单位职能.单位的规范名称 is '单位的规范名称 / canonical name of the organ';
comment on column mart_zh.单位职能.始于 is '始于，年或年月 / since when, a year or a month';
comment on column mart_zh.单位职能.止于 is '止于，年或年月；空为未记载其撤并 / until when; null where no end is recorded';
comment on column mart_zh.单位职能.所列年月均已核对 is '所列年月均已核对；未记载撤并者为空 / the dates given were checked; null where no end is recorded';
comment on column mart_zh.单位职能.后继单位 is '后继单位 / organs that took its place';

create view mart_zh.分工按职能 as
select
  function as 职能,
  division_code as 方案的区划代码,
  division_name as 方案的区划全称,
  task_id as 任务编号,
  plan_id as 方案编号,
  edition_id as 版本编号,
  plan_year as 年度,
  ordinal as 顺序,
  mention as 原文所写的单位,
  org_name as 规范名称,
  org_level as 单位的级别,
  role as 角色,
  pos as 位置
from mart.duty_function;
comment on view mart_zh.分工按职能 is '分工按职能，合设单位的分工在每项职能下各一行：跨职能相加会重复 / duties by function; a joint organ''s duty stands under each of its functions, so do not add over functions';
comment on column mart_zh.分工按职能.职能 is '职能 / function';
comment on column mart_zh.分工按职能.方案的区划代码 is '方案的区划代码 / division of the plan';
comment on column mart_zh.分工按职能.方案的区划全称 is '方案的区划全称 / division of the plan in full';
comment on column mart_zh.分工按职能.任务编号 is '任务 / task';
comment on column mart_zh.分工按职能.方案编号 is '方案 / plan';
comment on column mart_zh.分工按职能.版本编号 is '版本 / edition';
comment on column mart_zh.分工按职能.年度 is '年度 / year';
comment on column mart_zh.分工按职能.顺序 is '顺序 / order';
comment on column mart_zh.分工按职能.原文所写的单位 is '原文所写的单位 / the organ as printed';
comment on column mart_zh.分工按职能.规范名称 is '规范名称 / canonical name';
comment on column mart_zh.分工按职能.单位的级别 is '单位的级别 / level of the organ';
comment on column mart_zh.分工按职能.角色 is '角色 / role';
comment on column mart_zh.分工按职能.位置 is '位置 / place';

create view mart_zh.逐次到期 as
select
  division_code as 区划代码,
  task_id as 任务编号,
  plan_id as 方案编号,
  edition_id as 版本编号,
  plan_year as 年度,
  deadline_ordinal as 时限的顺序,
  deadline as 时限原文,
  kind as 种类,
  turn as 第几次,
  earliest as 该期第一天,
  due as 到期日,
  is_before_issue as 该期在方案印发之前已满
from mart.occurrence;
comment on view mart_zh.逐次到期 is '逐次到期：有截止日的时限一行，周期性时限在方案年度内每期一行 / what falls due: a row for every last day, and one for every turn of a recurring deadline in the years of its plan';
comment on column mart_zh.逐次到期.区划代码 is '区划代码 / division code';
comment on column mart_zh.逐次到期.任务编号 is '任务 / task';
comment on column mart_zh.逐次到期.方案编号 is '方案 / plan';
comment on column mart_zh.逐次到期.版本编号 is '版本 / edition';
comment on column mart_zh.逐次到期.年度 is '年度 / year';
comment on column mart_zh.逐次到期.时限的顺序 is '时限的顺序 / ordinal of the deadline';
comment on column mart_zh.逐次到期.时限原文 is '时限原文 / the deadline as printed';
comment on column mart_zh.逐次到期.种类 is '种类 / kind';
comment on column mart_zh.逐次到期.第几次 is '第几次，从 1 起 / which turn, from 1';
comment on column mart_zh.逐次到期.该期第一天 is '该期第一天 / first day';
comment on column mart_zh.逐次到期.到期日 is '到期日 / last day';
comment on column mart_zh.逐次到期.该期在方案印发之前已满 is '该期在方案印发之前已满，方案此时尚未生效 / a turn that ended before the plan was issued';

create view mart_zh.行政区划 as
select
  division_code as 区划代码,
  name as 名称,
  full_name as 全称,
  level as 级别,
  parent_code as 上级代码,
  province_code as 省代码,
  province_name as 省,
  prefecture_code as 市代码,
  prefecture_name as 市,
  county_code as 县代码,
  county_name as 县,
  valid_from as 始见于哪一期代码表,
  valid_to as 首次不见于哪一期,
  is_in_force as 仍有效,
  successor_code as 承继者,
  lineage_code as 沿革所归的代码,
  lineage_name as 沿革所归的区划
from mart.division;
comment on view mart_zh.行政区划 is '行政区划：代码的最后名称，连同省、市、县；含方案提到的开发区和乡镇 / divisions under their latest names, with province, prefecture and county; zones and townships as far as plans name them';
comment on column mart_zh.行政区划.区划代码 is '区划代码；开发区为上级代码加 Z 及五位 / code; a zone has its parent''s, Z and five characters';
comment on column mart_zh.行政区划.名称 is '名称 / name';
comment on column mart_zh.行政区划.全称 is '全称 / name in full';
comment on column mart_zh.行政区划.级别 is '级别 / level';
comment on column mart_zh.行政区划.上级代码 is '上级代码 / code of the division above';
comment on column mart_zh.行政区划.省代码 is '省代码 / province';
comment on column mart_zh.行政区划.省 is '省 / name of the province';
comment on column mart_zh.行政区划.市代码 is '市代码 / prefecture';
comment on column mart_zh.行政区划.市 is '市 / name of the prefecture';
comment on column mart_zh.行政区划.县代码 is '县代码 / county';
comment on column mart_zh.行政区划.县 is '县 / name of the county';
comment on column mart_zh.行政区划.始见于哪一期代码表 is '始见于哪一期代码表 / first list that has the name';
comment on column mart_zh.行政区划.首次不见于哪一期 is '首次不见于哪一期 / first list without it';
comment on column mart_zh.行政区划.仍有效 is '仍有效 / in force';
comment on column mart_zh.行政区划.承继者 is '承继者 / what took its place';
comment on column mart_zh.行政区划.沿革所归的代码 is '沿革所归的代码 / code that its successions end in';
comment on column mart_zh.行政区划.沿革所归的区划 is '沿革所归的区划 / division that its successions end in';

create view mart_zh.行政区划的沿革 as
select
  division_code as 前身的代码,
  name as 当时的名称,
  full_name as 该代码最后的全称,
  valid_to as 首次不见于哪一期代码表,
  year_to as 该期代码表的年份,
  kind as 种类,
  successor_code as 后继的代码,
  successor_name as 后继当时的名称,
  successor_full_name as 后继最后的全称,
  source as 依据
from mart.division_lineage;
comment on view mart_zh.行政区划的沿革 is '行政区划的沿革：何时、如何、成为何地 / when, how and into what divisions changed';
comment on column mart_zh.行政区划的沿革.前身的代码 is '前身的代码 / code of the division that ended';
comment on column mart_zh.行政区划的沿革.当时的名称 is '当时的名称 / its name then';
comment on column mart_zh.行政区划的沿革.该代码最后的全称 is '该代码最后的全称 / latest full name of the code';
comment on column mart_zh.行政区划的沿革.首次不见于哪一期代码表 is '首次不见于哪一期代码表 / first list without it';
comment on column mart_zh.行政区划的沿革.该期代码表的年份 is '该期代码表的年份，变更在当年或上年 / year of that list; the change was in it or the year before';
comment on column mart_zh.行政区划的沿革.种类 is '种类 / kind';
comment on column mart_zh.行政区划的沿革.后继的代码 is '后继的代码 / code of the successor';
comment on column mart_zh.行政区划的沿革.后继当时的名称 is '后继当时的名称 / name of the successor then';
comment on column mart_zh.行政区划的沿革.后继最后的全称 is '后继最后的全称 / latest full name of the successor';
comment on column mart_zh.行政区划的沿革.依据 is '依据 / source';

create view mart_zh.泛指单位所指 as
select
  division_code as 方案的区划代码,
  task_id as 任务编号,
  plan_id as 方案编号,
  edition_id as 版本编号,
  plan_year as 年度,
  duty_ordinal as 分工的顺序,
  mention as 原文所写的单位,
  role as 角色,
  kind as 种类,
  ordinal as 顺序,
  member as 单位,
  member_division_code as 区划代码,
  member_full_name as 区划全称
from mart.duty_member;
comment on view mart_zh.泛指单位所指 is '泛指单位所指：原文合写的各单位（stated），或按方案之时的区划展开的各地（expanded）；原文一行仍在 mart.duty / what collective organs stand for: bodies that the words share out, or places by the divisions of the time; the words themselves stay in mart.duty';
comment on column mart_zh.泛指单位所指.方案的区划代码 is '方案的区划代码 / division of the plan';
comment on column mart_zh.泛指单位所指.任务编号 is '任务 / task';
comment on column mart_zh.泛指单位所指.方案编号 is '方案 / plan';
comment on column mart_zh.泛指单位所指.版本编号 is '版本 / edition';
comment on column mart_zh.泛指单位所指.年度 is '年度 / year';
comment on column mart_zh.泛指单位所指.分工的顺序 is '分工的顺序 / ordinal of the duty';
comment on column mart_zh.泛指单位所指.原文所写的单位 is '原文所写的单位 / the organ as printed';
comment on column mart_zh.泛指单位所指.角色 is '角色 / role';
comment on column mart_zh.泛指单位所指.种类 is '种类：stated 原文合写、expanded 按区划展开 / stated in the words, or expanded by the divisions';
comment on column mart_zh.泛指单位所指.顺序 is '顺序，从 1 起 / order, from 1';
comment on column mart_zh.泛指单位所指.单位 is '单位，或区划名称 / organ, or name of the division';
comment on column mart_zh.泛指单位所指.区划代码 is '区划代码，仅展开者有 / division, of those expanded only';
comment on column mart_zh.泛指单位所指.区划全称 is '区划全称，仅展开者有 / division in full, of those expanded only';

create view mart_zh.单位 as
select
  org_id as 单位编号,
  name as 最新的规范名称,
  division_code as 所属区划,
  division_name as 所属区划全称,
  level as 级别,
  branch as 派出机构或内设机构,
  functions as 职能,
  names as 历次名称
from mart.org;
comment on view mart_zh.单位 is '单位，连同历次名称；更名前后为同一单位，合并而成的是新单位 / organs with their names through time; a change of name makes no other organ, a merger does';
comment on column mart_zh.单位.单位编号 is '单位 / organ';
comment on column mart_zh.单位.最新的规范名称 is '最新的规范名称 / latest canonical name';
comment on column mart_zh.单位.所属区划 is '所属区划，未知为 ZZZZZZ / its division, ZZZZZZ unknown';
comment on column mart_zh.单位.所属区划全称 is '所属区划全称 / its division in full';
comment on column mart_zh.单位.级别 is '级别 / level';
comment on column mart_zh.单位.派出机构或内设机构 is '派出机构或内设机构 / branch';
comment on column mart_zh.单位.职能 is '职能，以、连接 / functions joined by 、';
comment on column mart_zh.单位.历次名称 is '历次名称，以、连接；表中没有的单位为空 / its names through time, joined by 、; null where the tables do not have it';

create view mart_zh.单位历次名称 as
select
  org_id as 单位编号,
  division_code as 所属区划,
  org_name as 最新的规范名称,
  branch as 派出机构或内设机构,
  ordinal as 第几个名称,
  name as 该时期的规范名称,
  valid_from as 始于,
  valid_to as 止于,
  is_from_checked as 始于何时已核对,
  is_to_checked as 止于何时已核对
from mart.org_name;
comment on view mart_zh.单位历次名称 is '单位在各时期的名称，每个名称一行；未核对的年月不排除任何名称 / names of organs, a row for each, with the time it was in use; dates not checked rule nothing out';
comment on column mart_zh.单位历次名称.单位编号 is '单位 / organ';
comment on column mart_zh.单位历次名称.所属区划 is '所属区划 / its division';
comment on column mart_zh.单位历次名称.最新的规范名称 is '最新的规范名称 / latest canonical name';
comment on column mart_zh.单位历次名称.派出机构或内设机构 is '派出机构或内设机构 / branch';
comment on column mart_zh.单位历次名称.第几个名称 is '第几个名称，从 1 起 / order of the names, from 1';
comment on column mart_zh.单位历次名称.该时期的规范名称 is '该时期的规范名称 / canonical name of that time';
comment on column mart_zh.单位历次名称.始于 is '始于，年或年月；空为不详 / since when; null unknown';
comment on column mart_zh.单位历次名称.止于 is '止于，年或年月；空为沿用至今，或不详 / until when; null where it is in use or unknown';
comment on column mart_zh.单位历次名称.始于何时已核对 is '始于何时已核对 / the beginning was checked';
comment on column mart_zh.单位历次名称.止于何时已核对 is '止于何时已核对 / the end was checked';

create view mart_zh.牵头领导和责任人 as
select
  division_code as 方案的区划代码,
  task_id as 任务编号,
  plan_id as 方案编号,
  edition_id as 版本编号,
  plan_year as 年度,
  ordinal as 顺序,
  mention as 原文所写的人或职务,
  pos as 位置
from mart.supervisor;
comment on view mart_zh.牵头领导和责任人 is '牵头领导、责任人：人或职务，不是单位；每个版本只计一次 / persons and posts that watch over a task, every edition once';
comment on column mart_zh.牵头领导和责任人.方案的区划代码 is '方案的区划代码 / division of the plan';
comment on column mart_zh.牵头领导和责任人.任务编号 is '任务 / task';
comment on column mart_zh.牵头领导和责任人.方案编号 is '方案 / plan';
comment on column mart_zh.牵头领导和责任人.版本编号 is '版本 / edition';
comment on column mart_zh.牵头领导和责任人.年度 is '年度 / year';
comment on column mart_zh.牵头领导和责任人.顺序 is '顺序 / order';
comment on column mart_zh.牵头领导和责任人.原文所写的人或职务 is '原文所写的人或职务 / the person or post as printed';
comment on column mart_zh.牵头领导和责任人.位置 is '位置 / place';

create view mart_zh.方案关系 as
select
  division_code as 区划代码,
  plan_id as 方案编号,
  edition_id as 版本编号,
  plan_title as 方案标题,
  plan_year as 年度,
  ordinal as 顺序,
  kind as 关系,
  title as 所提文件的标题,
  number as 所提文件的文号,
  to_edition_id as 所提文件的版本,
  to_plan_id as 该版本的主副本,
  to_division_code as 该版本的区划,
  pos as 位置
from mart.relation;
comment on view mart_zh.方案关系 is '方案与所提文件的关系，文件已装载且只有一个相符时指明其版本 / relations of plans, with the edition where the document is loaded and only one fits';
comment on column mart_zh.方案关系.区划代码 is '区划代码 / division code';
comment on column mart_zh.方案关系.方案编号 is '方案 / plan';
comment on column mart_zh.方案关系.版本编号 is '版本 / edition';
comment on column mart_zh.方案关系.方案标题 is '方案标题 / title of the plan';
comment on column mart_zh.方案关系.年度 is '年度 / year';
comment on column mart_zh.方案关系.顺序 is '顺序 / order';
comment on column mart_zh.方案关系.关系 is '关系 / kind of relation';
comment on column mart_zh.方案关系.所提文件的标题 is '所提文件的标题 / title of the document named';
comment on column mart_zh.方案关系.所提文件的文号 is '所提文件的文号 / number of the document named';
comment on column mart_zh.方案关系.所提文件的版本 is '所提文件的版本；未装载或不止一个相符时为空 / its edition, null where it is not loaded or several fit';
comment on column mart_zh.方案关系.该版本的主副本 is '该版本的主副本 / the copy that stands for it';
comment on column mart_zh.方案关系.该版本的区划 is '该版本的区划 / its division';
comment on column mart_zh.方案关系.位置 is '位置 / place';

create view mart_zh.引用 as
select
  division_code as 区划代码,
  plan_id as 方案编号,
  plan_title as 方案标题,
  plan_year as 年度,
  ordinal as 顺序,
  kind as 种类,
  title as 标题,
  number as 文号,
  pos as 位置
from mart.citation;
comment on view mart_zh.引用 is '方案引用的文件：每个版本只计一次 / documents that plans name, every edition once';
comment on column mart_zh.引用.区划代码 is '区划代码 / division code';
comment on column mart_zh.引用.方案编号 is '方案 / plan';
comment on column mart_zh.引用.方案标题 is '方案标题 / title of the plan';
comment on column mart_zh.引用.年度 is '年度 / year';
comment on column mart_zh.引用.顺序 is '顺序 / order';
comment on column mart_zh.引用.种类 is '种类：law 法律、条例，document 其他文件 / law or another document';
comment on column mart_zh.引用.标题 is '标题 / title';
comment on column mart_zh.引用.文号 is '文号 / document number';
comment on column mart_zh.引用.位置 is '位置 / place';

create view mart_zh.可信度 as
select
  division_code as 区划代码,
  plan_id as 方案编号,
  edition_id as 版本编号,
  plan_title as 方案标题,
  task_id as 任务编号,
  field as 项,
  words as 读出的文字,
  confidence as 读对的概率,
  pos as 位置
from mart.confidence;
comment on view mart_zh.可信度 is '可信度：方案与任务的每一项一行，每个版本只计一次 / how sure every field of plans and tasks is, every edition once';
comment on column mart_zh.可信度.区划代码 is '区划代码 / division code';
comment on column mart_zh.可信度.方案编号 is '方案 / plan';
comment on column mart_zh.可信度.版本编号 is '版本 / edition';
comment on column mart_zh.可信度.方案标题 is '方案标题 / title of the plan';
comment on column mart_zh.可信度.任务编号 is '任务；方案本身的项为空 / task, null for a field of the plan';
comment on column mart_zh.可信度.项 is '项：content 内容、duty 分工、title 标题等 / field';
comment on column mart_zh.可信度.读出的文字 is '读出的文字 / what was read';
comment on column mart_zh.可信度.读对的概率 is '读对的概率 / probability that it is right';
comment on column mart_zh.可信度.位置 is '位置 / place';

create view mart_zh.方案存档 as
select
  division_code as 区划代码,
  plan_id as 方案编号,
  version_id as 存档编号,
  edition_id as 版本编号,
  plan_year as 年度,
  title as 标题,
  issuer as 发文机关,
  number as 文号,
  kind as 种类,
  signed_on as 成文日期,
  published_on as 发布日期,
  tasks as 任务数,
  is_primary as 是否主副本,
  parser as 解析程序版本,
  loaded_from as 装载时间,
  loaded_to as 替换或撤下时间
from mart.plan_version;
comment on view mart_zh.方案存档 is '方案的历次版本，连同现行的；副本各行都在 / plans of all versions, former and current, copies included';
comment on column mart_zh.方案存档.区划代码 is '区划代码 / division code';
comment on column mart_zh.方案存档.方案编号 is '方案，现行与旧版本相同 / plan, the same for all its versions';
comment on column mart_zh.方案存档.存档编号 is '该版本的编号 / key of the version';
comment on column mart_zh.方案存档.版本编号 is '版本，各副本合为一 / edition';
comment on column mart_zh.方案存档.年度 is '年度 / year';
comment on column mart_zh.方案存档.标题 is '标题 / title';
comment on column mart_zh.方案存档.发文机关 is '发文机关 / issuer';
comment on column mart_zh.方案存档.文号 is '文号 / document number';
comment on column mart_zh.方案存档.种类 is '种类 / kind';
comment on column mart_zh.方案存档.成文日期 is '成文日期 / date of signature';
comment on column mart_zh.方案存档.发布日期 is '发布日期 / date of publication';
comment on column mart_zh.方案存档.任务数 is '任务数 / number of tasks';
comment on column mart_zh.方案存档.是否主副本 is '是否该版本的主副本，已被替换者为当时 / whether it stands for its edition, for a former version at its time';
comment on column mart_zh.方案存档.解析程序版本 is '解析程序版本 / version of the parser';
comment on column mart_zh.方案存档.装载时间 is '装载时间 UTC，早于有此记录者为空 / when it was loaded, UTC; null before this was noted';
comment on column mart_zh.方案存档.替换或撤下时间 is '被替换或撤下的时间 UTC，现行的为空 / when it was replaced or retired, null for what is current';

create view mart_zh.任务存档 as
select
  division_code as 区划代码,
  plan_id as 方案编号,
  version_id as 存档编号,
  edition_id as 版本编号,
  plan_year as 年度,
  task_id as 任务编号,
  ordinal as 顺序,
  serial as 序号,
  path as 各级标题,
  content as 内容,
  pos as 位置,
  confidence as 读对的概率,
  is_primary as 是否主副本,
  parser as 解析程序版本,
  loaded_from as 装载时间,
  loaded_to as 替换或撤下时间
from mart.task_version;
comment on view mart_zh.任务存档 is '任务的历次版本，连同现行的；副本各行都在 / tasks of all versions, former and current, copies included';
comment on column mart_zh.任务存档.区划代码 is '区划代码 / division code';
comment on column mart_zh.任务存档.方案编号 is '方案，现行与旧版本相同 / plan, the same for all its versions';
comment on column mart_zh.任务存档.存档编号 is '该版本的编号 / key of the version';
comment on column mart_zh.任务存档.版本编号 is '版本，各副本合为一 / edition';
comment on column mart_zh.任务存档.年度 is '年度 / year';
comment on column mart_zh.任务存档.任务编号 is '任务 / task';
comment on column mart_zh.任务存档.顺序 is '顺序 / order';
comment on column mart_zh.任务存档.序号 is '序号 / serial as printed';
comment on column mart_zh.任务存档.各级标题 is '各级标题 / headings above it';
comment on column mart_zh.任务存档.内容 is '内容 / the words';
comment on column mart_zh.任务存档.位置 is '位置 / place';
comment on column mart_zh.任务存档.读对的概率 is '读对的概率 / probability that it is right';
comment on column mart_zh.任务存档.是否主副本 is '是否该版本的主副本，已被替换者为当时 / whether it stands for its edition, for a former version at its time';
comment on column mart_zh.任务存档.解析程序版本 is '解析程序版本 / version of the parser';
comment on column mart_zh.任务存档.装载时间 is '装载时间 UTC，早于有此记录者为空 / when it was loaded, UTC; null before this was noted';
comment on column mart_zh.任务存档.替换或撤下时间 is '被替换或撤下的时间 UTC，现行的为空 / when it was replaced or retired, null for what is current';

create view mart_zh.分工存档 as
select
  division_code as 区划代码,
  plan_id as 方案编号,
  version_id as 存档编号,
  edition_id as 版本编号,
  plan_year as 年度,
  task_id as 任务编号,
  ordinal as 顺序,
  mention as 原文,
  org_name as 最新的规范名称,
  org_id as 单位编号,
  role as 角色,
  is_collective as 泛指多个单位,
  pos as 位置,
  confidence as 读对的概率,
  is_primary as 是否主副本,
  parser as 解析程序版本,
  loaded_from as 装载时间,
  loaded_to as 替换或撤下时间
from mart.duty_version;
comment on view mart_zh.分工存档 is '分工的历次版本，连同现行的；副本各行都在 / duties of all versions, former and current, copies included';
comment on column mart_zh.分工存档.区划代码 is '区划代码 / division code';
comment on column mart_zh.分工存档.方案编号 is '方案，现行与旧版本相同 / plan, the same for all its versions';
comment on column mart_zh.分工存档.存档编号 is '该版本的编号 / key of the version';
comment on column mart_zh.分工存档.版本编号 is '版本，各副本合为一 / edition';
comment on column mart_zh.分工存档.年度 is '年度 / year';
comment on column mart_zh.分工存档.任务编号 is '任务 / task';
comment on column mart_zh.分工存档.顺序 is '顺序 / order';
comment on column mart_zh.分工存档.原文 is '原文 / the words';
comment on column mart_zh.分工存档.最新的规范名称 is '最新的规范名称，未识别者照原文 / latest canonical name, as printed when unknown';
comment on column mart_zh.分工存档.单位编号 is '单位 / organ';
comment on column mart_zh.分工存档.角色 is '角色 / role';
comment on column mart_zh.分工存档.泛指多个单位 is '泛指多个单位 / names no single body';
comment on column mart_zh.分工存档.位置 is '位置 / place';
comment on column mart_zh.分工存档.读对的概率 is '读对的概率 / probability that it is right';
comment on column mart_zh.分工存档.是否主副本 is '是否该版本的主副本，已被替换者为当时 / whether it stands for its edition, for a former version at its time';
comment on column mart_zh.分工存档.解析程序版本 is '解析程序版本 / version of the parser';
comment on column mart_zh.分工存档.装载时间 is '装载时间 UTC，早于有此记录者为空 / when it was loaded, UTC; null before this was noted';
comment on column mart_zh.分工存档.替换或撤下时间 is '被替换或撤下的时间 UTC，现行的为空 / when it was replaced or retired, null for what is current';

create view mart_zh.时限存档 as
select
  division_code as 区划代码,
  plan_id as 方案编号,
  version_id as 存档编号,
  edition_id as 版本编号,
  plan_year as 年度,
  task_id as 任务编号,
  ordinal as 顺序,
  mention as 原文,
  kind as 种类,
  due as 截止日,
  earliest as 最早日,
  rrule as 周期规则,
  pos as 位置,
  confidence as 读对的概率,
  is_primary as 是否主副本,
  parser as 解析程序版本,
  loaded_from as 装载时间,
  loaded_to as 替换或撤下时间
from mart.deadline_version;
comment on view mart_zh.时限存档 is '时限的历次版本，连同现行的；副本各行都在 / deadlines of all versions, former and current, copies included';
comment on column mart_zh.时限存档.区划代码 is '区划代码 / division code';
comment on column mart_zh.时限存档.方案编号 is '方案，现行与旧版本相同 / plan, the same for all its versions';
comment on column mart_zh.时限存档.存档编号 is '该版本的编号 / key of the version';
comment on column mart_zh.时限存档.版本编号 is '版本，各副本合为一 / edition';
comment on column mart_zh.时限存档.年度 is '年度 / year';
comment on column mart_zh.时限存档.任务编号 is '任务 / task';
comment on column mart_zh.时限存档.顺序 is '顺序 / order';
comment on column mart_zh.时限存档.原文 is '原文 / the words';
comment on column mart_zh.时限存档.种类 is '种类 / kind';
comment on column mart_zh.时限存档.截止日 is '截止日 / last day';
comment on column mart_zh.时限存档.最早日 is '最早日 / first day';
comment on column mart_zh.时限存档.周期规则 is '周期规则 / rule of recurrence';
comment on column mart_zh.时限存档.位置 is '位置 / place';
comment on column mart_zh.时限存档.读对的概率 is '读对的概率 / probability that it is right';
comment on column mart_zh.时限存档.是否主副本 is '是否该版本的主副本，已被替换者为当时 / whether it stands for its edition, for a former version at its time';
comment on column mart_zh.时限存档.解析程序版本 is '解析程序版本 / version of the parser';
comment on column mart_zh.时限存档.装载时间 is '装载时间 UTC，早于有此记录者为空 / when it was loaded, UTC; null before this was noted';
comment on column mart_zh.时限存档.替换或撤下时间 is '被替换或撤下的时间 UTC，现行的为空 / when it was replaced or retired, null for what is current';

create view mart_zh.量化指标存档 as
select
  division_code as 区划代码,
  plan_id as 方案编号,
  version_id as 存档编号,
  edition_id as 版本编号,
  plan_year as 年度,
  task_id as 任务编号,
  ordinal as 顺序,
  mention as 原文,
  op as 比较,
  value as 数值,
  value_max as 上限,
  unit as 计量单位,
  pos as 位置,
  confidence as 读对的概率,
  is_primary as 是否主副本,
  parser as 解析程序版本,
  loaded_from as 装载时间,
  loaded_to as 替换或撤下时间
from mart.measure_version;
comment on view mart_zh.量化指标存档 is '量化指标的历次版本，连同现行的；副本各行都在 / figures of all versions, former and current, copies included';
comment on column mart_zh.量化指标存档.区划代码 is '区划代码 / division code';
comment on column mart_zh.量化指标存档.方案编号 is '方案，现行与旧版本相同 / plan, the same for all its versions';
comment on column mart_zh.量化指标存档.存档编号 is '该版本的编号 / key of the version';
comment on column mart_zh.量化指标存档.版本编号 is '版本，各副本合为一 / edition';
comment on column mart_zh.量化指标存档.年度 is '年度 / year';
comment on column mart_zh.量化指标存档.任务编号 is '任务 / task';
comment on column mart_zh.量化指标存档.顺序 is '顺序 / order';
comment on column mart_zh.量化指标存档.原文 is '原文 / the words';
comment on column mart_zh.量化指标存档.比较 is '比较 / comparison';
comment on column mart_zh.量化指标存档.数值 is '数值 / value';
comment on column mart_zh.量化指标存档.上限 is '上限 / upper value';
comment on column mart_zh.量化指标存档.计量单位 is '计量单位 / unit of measure';
comment on column mart_zh.量化指标存档.位置 is '位置 / place';
comment on column mart_zh.量化指标存档.读对的概率 is '读对的概率 / probability that it is right';
comment on column mart_zh.量化指标存档.是否主副本 is '是否该版本的主副本，已被替换者为当时 / whether it stands for its edition, for a former version at its time';
comment on column mart_zh.量化指标存档.解析程序版本 is '解析程序版本 / version of the parser';
comment on column mart_zh.量化指标存档.装载时间 is '装载时间 UTC，早于有此记录者为空 / when it was loaded, UTC; null before this was noted';
comment on column mart_zh.量化指标存档.替换或撤下时间 is '被替换或撤下的时间 UTC，现行的为空 / when it was replaced or retired, null for what is current';

create view mart_zh.落实情况存档 as
select
  division_code as 区划代码,
  plan_id as 方案编号,
  version_id as 存档编号,
  edition_id as 版本编号,
  plan_year as 年度,
  task_id as 任务编号,
  mention as 原文,
  status as 状态,
  value as 数值,
  unit as 计量单位,
  percent as 百分比,
  as_of as 报告截至日,
  pos as 位置,
  confidence as 读对的概率,
  is_primary as 是否主副本,
  parser as 解析程序版本,
  loaded_from as 装载时间,
  loaded_to as 替换或撤下时间
from mart.progress_version;
comment on view mart_zh.落实情况存档 is '落实情况的历次版本，连同现行的；副本各行都在 / progress of all versions, former and current, copies included';
comment on column mart_zh.落实情况存档.区划代码 is '区划代码 / division code';
comment on column mart_zh.落实情况存档.方案编号 is '方案，现行与旧版本相同 / plan, the same for all its versions';
comment on column mart_zh.落实情况存档.存档编号 is '该版本的编号 / key of the version';
comment on column mart_zh.落实情况存档.版本编号 is '版本，各副本合为一 / edition';
comment on column mart_zh.落实情况存档.年度 is '年度 / year';
comment on column mart_zh.落实情况存档.任务编号 is '任务 / task';
comment on column mart_zh.落实情况存档.原文 is '原文 / the words';
comment on column mart_zh.落实情况存档.状态 is '状态 / status';
comment on column mart_zh.落实情况存档.数值 is '数值 / value';
comment on column mart_zh.落实情况存档.计量单位 is '计量单位 / unit of measure';
comment on column mart_zh.落实情况存档.百分比 is '百分比 / percent';
comment on column mart_zh.落实情况存档.报告截至日 is '截至日 / as of';
comment on column mart_zh.落实情况存档.位置 is '位置 / place';
comment on column mart_zh.落实情况存档.读对的概率 is '读对的概率 / probability that it is right';
comment on column mart_zh.落实情况存档.是否主副本 is '是否该版本的主副本，已被替换者为当时 / whether it stands for its edition, for a former version at its time';
comment on column mart_zh.落实情况存档.解析程序版本 is '解析程序版本 / version of the parser';
comment on column mart_zh.落实情况存档.装载时间 is '装载时间 UTC，早于有此记录者为空 / when it was loaded, UTC; null before this was noted';
comment on column mart_zh.落实情况存档.替换或撤下时间 is '被替换或撤下的时间 UTC，现行的为空 / when it was replaced or retired, null for what is current';

create view mart_zh.引用存档 as
select
  division_code as 区划代码,
  plan_id as 方案编号,
  version_id as 存档编号,
  edition_id as 版本编号,
  plan_year as 年度,
  ordinal as 顺序,
  kind as 种类,
  title as 标题,
  number as 文号,
  pos as 位置,
  is_primary as 是否主副本,
  parser as 解析程序版本,
  loaded_from as 装载时间,
  loaded_to as 替换或撤下时间
from mart.citation_version;
comment on view mart_zh.引用存档 is '引用的历次版本，连同现行的；副本各行都在 / documents named of all versions, former and current, copies included';
comment on column mart_zh.引用存档.区划代码 is '区划代码 / division code';
comment on column mart_zh.引用存档.方案编号 is '方案，现行与旧版本相同 / plan, the same for all its versions';
comment on column mart_zh.引用存档.存档编号 is '该版本的编号 / key of the version';
comment on column mart_zh.引用存档.版本编号 is '版本，各副本合为一 / edition';
comment on column mart_zh.引用存档.年度 is '年度 / year';
comment on column mart_zh.引用存档.顺序 is '顺序 / order';
comment on column mart_zh.引用存档.种类 is '种类 / kind';
comment on column mart_zh.引用存档.标题 is '标题 / title';
comment on column mart_zh.引用存档.文号 is '文号 / document number';
comment on column mart_zh.引用存档.位置 is '位置 / place';
comment on column mart_zh.引用存档.是否主副本 is '是否该版本的主副本，已被替换者为当时 / whether it stands for its edition, for a former version at its time';
comment on column mart_zh.引用存档.解析程序版本 is '解析程序版本 / version of the parser';
comment on column mart_zh.引用存档.装载时间 is '装载时间 UTC，早于有此记录者为空 / when it was loaded, UTC; null before this was noted';
comment on column mart_zh.引用存档.替换或撤下时间 is '被替换或撤下的时间 UTC，现行的为空 / when it was replaced or retired, null for what is current';

create view mart_zh.疑点存档 as
select
  division_code as 区划代码,
  plan_id as 方案编号,
  version_id as 存档编号,
  edition_id as 版本编号,
  plan_year as 年度,
  ordinal as 顺序,
  code as 代码,
  content as 内容,
  pos as 位置,
  is_primary as 是否主副本,
  parser as 解析程序版本,
  loaded_from as 装载时间,
  loaded_to as 替换或撤下时间
from mart.issue_version;
comment on view mart_zh.疑点存档 is '疑点的历次版本，连同现行的；副本各行都在 / issues of all versions, former and current, copies included';
comment on column mart_zh.疑点存档.区划代码 is '区划代码 / division code';
comment on column mart_zh.疑点存档.方案编号 is '方案，现行与旧版本相同 / plan, the same for all its versions';
comment on column mart_zh.疑点存档.存档编号 is '该版本的编号 / key of the version';
comment on column mart_zh.疑点存档.版本编号 is '版本，各副本合为一 / edition';
comment on column mart_zh.疑点存档.年度 is '年度 / year';
comment on column mart_zh.疑点存档.顺序 is '顺序 / order';
comment on column mart_zh.疑点存档.代码 is '代码 / code';
comment on column mart_zh.疑点存档.内容 is '内容 / the words';
comment on column mart_zh.疑点存档.位置 is '位置 / place';
comment on column mart_zh.疑点存档.是否主副本 is '是否该版本的主副本，已被替换者为当时 / whether it stands for its edition, for a former version at its time';
comment on column mart_zh.疑点存档.解析程序版本 is '解析程序版本 / version of the parser';
comment on column mart_zh.疑点存档.装载时间 is '装载时间 UTC，早于有此记录者为空 / when it was loaded, UTC; null before this was noted';
comment on column mart_zh.疑点存档.替换或撤下时间 is '被替换或撤下的时间 UTC，现行的为空 / when it was replaced or retired, null for what is current';

create view mart_zh.日期 as
select
  day as 日期,
  year as 年度,
  quarter as 季度,
  month as 月,
  day_of_month as 日,
  day_of_year as 年内第几天,
  iso_year as 周所属年,
  iso_week as 周,
  weekday as 星期,
  is_month_end as 月末日,
  is_quarter_end as 季末日,
  is_year_end as 年末日,
  is_weekend as 是否周末,
  is_workday as 是否工作日,
  is_shifted as 是否调休,
  festival as 所属节日,
  five_year_plan as 五年规划,
  five_year_number as 第几个五年规划,
  five_year_year as 五年规划的第几年,
  day_number as 自1970年第几天,
  workday_number as 自2004年第几个工作日
from mart.date;
comment on view mart_zh.日期 is '日期维度：季度、ISO 周、工作日与调休、五年规划 / days with quarter, ISO week, working days with 调休, five-year plan';
comment on column mart_zh.日期.日期 is '日期 / the day';
comment on column mart_zh.日期.年度 is '年 / year';
comment on column mart_zh.日期.季度 is '季度，1 至 4 / quarter, 1 to 4';
comment on column mart_zh.日期.月 is '月 / month';
comment on column mart_zh.日期.日 is '日 / day of the month';
comment on column mart_zh.日期.年内第几天 is '年内第几天 / day of the year';
comment on column mart_zh.日期.周所属年 is 'ISO 周所属的年 / year of the ISO week';
comment on column mart_zh.日期.周 is 'ISO 周，1 至 53 / ISO week, 1 to 53';
comment on column mart_zh.日期.星期 is '星期，1 为星期一，7 为星期日 / day of the week, 1 Monday to 7 Sunday';
comment on column mart_zh.日期.月末日 is '月末日 / last day of the month';
comment on column mart_zh.日期.季末日 is '季末日 / last day of the quarter';
comment on column mart_zh.日期.年末日 is '年末日 / last day of the year';
comment on column mart_zh.日期.是否周末 is '星期六、星期日 / Saturday or Sunday';
comment on column mart_zh.日期.是否工作日 is '机关是否上班，按国务院放假安排，含调休；安排未公布的为空 / whether offices work, by the official calendar with 调休; null where it is not published';
comment on column mart_zh.日期.是否调休 is '因调休上班的周末，或放假的平日；安排未公布的为空 / worked on a weekend or off on another day; null where it is not published';
comment on column mart_zh.日期.所属节日 is '所属节日，调休上班日也注明 / festival of the holiday, of shifted working days too';
comment on column mart_zh.日期.五年规划 is '五年规划：十三五、十四五、十五五 / five-year plan';
comment on column mart_zh.日期.第几个五年规划 is '第几个五年规划 / number of the five-year plan';
comment on column mart_zh.日期.五年规划的第几年 is '五年规划的第几年 / year within the five-year plan, from 1';
comment on column mart_zh.日期.自1970年第几天 is '自 1970-01-01 起第几天，两日之差即相隔天数 / days since 1970-01-01; the difference of two is the days between';
comment on column mart_zh.日期.自2004年第几个工作日 is '自 2004-01-01 起第几个工作日，当日计入，两日之差即其间工作日数；安排未公布的为空 / working days since 2004-01-01, the day itself counted; the difference of two is the working days between; null where it is not published';

create view mart_zh.行政区划的历次名称 as
select
  division_code as 区划代码,
  ordinal as 第几个名称,
  name as 名称,
  parent_code as 上级代码,
  valid_from as 始见于哪一期公布的代码表,
  valid_to as 首次不见于哪一期,
  successor_code as 承继者,
  source as 依据,
  loaded_from as 记载起,
  loaded_to as 记载止
from mart.division_name;
comment on view mart_zh.行政区划的历次名称 is '行政区划的历次名称：何时有效、本库何时这样记载，两种时间分开 / names of divisions with two times: when in force, and when the warehouse said so';
comment on column mart_zh.行政区划的历次名称.区划代码 is '区划代码 / division code';
comment on column mart_zh.行政区划的历次名称.第几个名称 is '第几个名称，从 1 起 / order of the name, from 1';
comment on column mart_zh.行政区划的历次名称.名称 is '名称 / name';
comment on column mart_zh.行政区划的历次名称.上级代码 is '上级代码 / code of the division above';
comment on column mart_zh.行政区划的历次名称.始见于哪一期公布的代码表 is '始见于哪一期公布的代码表，最早一期即有者为空 / first list that has it, null in the first list of all';
comment on column mart_zh.行政区划的历次名称.首次不见于哪一期 is '首次不见于哪一期，仍有效者为空 / first list without it, null in force';
comment on column mart_zh.行政区划的历次名称.承继者 is '承继者，一分为几者为空 / what took its place, null where it was divided';
comment on column mart_zh.行政区划的历次名称.依据 is '依据 / source';
comment on column mart_zh.行政区划的历次名称.记载起 is '本库何时起这样记载 UTC / since when the warehouse says so, UTC';
comment on column mart_zh.行政区划的历次名称.记载止 is '本库何时起不再这样记载，现行的为空 / until when it said so, null for what it says now';

create view mart_zh.漏斗 as
select
  division_code as 区划代码,
  division_name as 区划名称,
  plan_year as 年度,
  documents as 文件数,
  plans as 方案数,
  plans_with_tasks as 其中读出任务的,
  tasks as 任务数,
  tasks_with_duty as 有责任单位的,
  tasks_led as 有牵头或责任单位的,
  tasks_with_deadline as 有时限的,
  tasks_dated as 有到期日的,
  tasks_reported as 有落实情况的,
  tasks_done as 已完成的
from mart.funnel;
comment on view mart_zh.漏斗 is '漏斗：从文件到方案、任务、分工、时限、落实，各区划各年度 / the funnel from documents to plans, tasks, duties, deadlines and progress, by division and year';
comment on column mart_zh.漏斗.区划代码 is '区划代码 / division code';
comment on column mart_zh.漏斗.区划名称 is '区划名称 / division';
comment on column mart_zh.漏斗.年度 is '年度 / year';
comment on column mart_zh.漏斗.文件数 is '文件数，含副本 / documents, copies included';
comment on column mart_zh.漏斗.方案数 is '方案数，每个版本一个 / plans, one per edition';
comment on column mart_zh.漏斗.其中读出任务的 is '其中读出任务的 / of them with tasks';
comment on column mart_zh.漏斗.任务数 is '任务数 / tasks';
comment on column mart_zh.漏斗.有责任单位的 is '有责任单位的 / with an organ';
comment on column mart_zh.漏斗.有牵头或责任单位的 is '有牵头或责任单位的 / that an organ leads or answers for';
comment on column mart_zh.漏斗.有时限的 is '有时限的 / with a deadline';
comment on column mart_zh.漏斗.有到期日的 is '有到期日的 / with a day on which they are due';
comment on column mart_zh.漏斗.有落实情况的 is '有落实情况的 / with progress';
comment on column mart_zh.漏斗.已完成的 is '已完成的 / done';

create view mart_zh.方案完成情况 as
select
  division_code as 区划代码,
  division_name as 区划名称,
  plan_year as 年度,
  plan_id as 方案编号,
  edition_id as 版本编号,
  plan_title as 方案标题,
  kind as 方案种类,
  on_plan_id as 所报告的方案,
  on_title as 所报告方案的标题,
  on_tasks as 所报告方案的任务数,
  tasks as 任务数,
  reported as 有落实情况的,
  done as 已完成,
  partial as 部分完成,
  ongoing as 推进中,
  not_started as 未启动,
  done_percent as 已完成占任务数的百分比
from mart.plan_completion;
comment on view mart_zh.方案完成情况 is '完成情况：报告落实情况的方案，及其所报告的方案 / completion: plans that report progress, with the plan they report on';
comment on column mart_zh.方案完成情况.区划代码 is '区划代码 / division code';
comment on column mart_zh.方案完成情况.区划名称 is '区划名称 / division';
comment on column mart_zh.方案完成情况.年度 is '年度 / year';
comment on column mart_zh.方案完成情况.方案编号 is '写有落实情况的方案 / the plan that says what was done';
comment on column mart_zh.方案完成情况.版本编号 is '版本 / edition';
comment on column mart_zh.方案完成情况.方案标题 is '其标题 / its title';
comment on column mart_zh.方案完成情况.方案种类 is '其种类 / its kind';
comment on column mart_zh.方案完成情况.所报告的方案 is '所报告的方案；就在本方案内填报，或未装载的为空 / the plan reported on; null where progress stands in the plan itself, or that plan is not loaded';
comment on column mart_zh.方案完成情况.所报告方案的标题 is '所报告方案的标题 / its title';
comment on column mart_zh.方案完成情况.所报告方案的任务数 is '所报告方案的任务数 / its tasks';
comment on column mart_zh.方案完成情况.任务数 is '任务数 / tasks';
comment on column mart_zh.方案完成情况.有落实情况的 is '有落实情况的 / with progress';
comment on column mart_zh.方案完成情况.已完成 is '已完成 / done';
comment on column mart_zh.方案完成情况.部分完成 is '部分完成 / done in part';
comment on column mart_zh.方案完成情况.推进中 is '推进中 / under way';
comment on column mart_zh.方案完成情况.未启动 is '未启动 / not begun';
comment on column mart_zh.方案完成情况.已完成占任务数的百分比 is '已完成占任务数的百分比 / done, in per cent of the tasks';

create view mart_zh.覆盖 as
select
  division_code as 区划代码,
  division_name as 区划名称,
  series_id as 系列编号,
  series_title as 最近一版的标题,
  plan_year as 年度,
  plans as 方案数,
  copies as 副本数,
  tasks as 任务数,
  is_missing as 该年缺
from mart.coverage;
comment on view mart_zh.覆盖 is '覆盖：各区划各系列逐年有无方案，首末年之间缺的年份也列出 / coverage: which series of which divisions have which years, the years between first and last that lack one included';
comment on column mart_zh.覆盖.区划代码 is '区划代码 / division code';
comment on column mart_zh.覆盖.区划名称 is '区划名称 / division';
comment on column mart_zh.覆盖.系列编号 is '系列 / series';
comment on column mart_zh.覆盖.最近一版的标题 is '最近一版的标题 / title of the latest edition';
comment on column mart_zh.覆盖.年度 is '年度 / year';
comment on column mart_zh.覆盖.方案数 is '方案数 / plans';
comment on column mart_zh.覆盖.副本数 is '副本数，各种格式、各处 / copies of them in any format';
comment on column mart_zh.覆盖.任务数 is '任务数 / tasks';
comment on column mart_zh.覆盖.该年缺 is '该年缺 / none of that year';

create view mart_zh.数据质量 as
select
  division_code as 区划代码,
  division_name as 区划名称,
  plan_year as 年度,
  plan_id as 方案编号,
  edition_id as 版本编号,
  plan_title as 标题,
  format as 文件格式,
  parser as 解析程序版本,
  tasks as 任务数,
  tasks_without_duty as 没有责任单位的任务,
  tasks_without_deadline as 没有时限的任务,
  issues as 疑点数,
  fields as 有可信度的项数,
  unsure as 不够可信的项数,
  unsure_percent as 不够可信的百分比,
  characters as 字符数,
  unparsed as 未识别字符数,
  unparsed_percent as 未识别的百分比
from mart.quality;
comment on view mart_zh.数据质量 is '数据质量：每个方案的疑点、可信度、未识别字数 / data quality: issues, confidence and unparsed text of every plan';
comment on column mart_zh.数据质量.区划代码 is '区划代码 / division code';
comment on column mart_zh.数据质量.区划名称 is '区划名称 / division';
comment on column mart_zh.数据质量.年度 is '年度 / year';
comment on column mart_zh.数据质量.方案编号 is '方案 / plan';
comment on column mart_zh.数据质量.版本编号 is '版本 / edition';
comment on column mart_zh.数据质量.标题 is '标题 / title';
comment on column mart_zh.数据质量.文件格式 is '文件格式 / format';
comment on column mart_zh.数据质量.解析程序版本 is '解析程序版本 / version of the parser';
comment on column mart_zh.数据质量.任务数 is '任务数 / tasks';
comment on column mart_zh.数据质量.没有责任单位的任务 is '没有责任单位的任务 / tasks without an organ';
comment on column mart_zh.数据质量.没有时限的任务 is '没有时限的任务 / tasks without a deadline';
comment on column mart_zh.数据质量.疑点数 is '疑点数 / issues';
comment on column mart_zh.数据质量.有可信度的项数 is '有可信度的项数 / fields with a confidence';
comment on column mart_zh.数据质量.不够可信的项数 is '可信度不足 0.95 的项数 / fields below 0.95';
comment on column mart_zh.数据质量.不够可信的百分比 is '其百分比 / in per cent';
comment on column mart_zh.数据质量.字符数 is '所在发布的非空白字符数 / non-blank characters of the publication';
comment on column mart_zh.数据质量.未识别字符数 is '其中未识别的 / of them unparsed';
comment on column mart_zh.数据质量.未识别的百分比 is '未识别的百分比 / unparsed in per cent';

create view mart_zh.标题任务数 as
select
  division_code as 区划代码,
  division_name as 区划名称,
  plan_year as 年度,
  path1 as 一级标题,
  path2 as 二级标题,
  plans as 方案数,
  tasks as 任务数,
  dated as 有到期日的任务数,
  reported as 有落实情况的任务数,
  done as 已完成的任务数
from mart.topic;
comment on view mart_zh.标题任务数 is '各级标题下的任务数，各区划各年度 / tasks under their headings, by division and year';
comment on column mart_zh.标题任务数.区划代码 is '区划代码 / division code';
comment on column mart_zh.标题任务数.区划名称 is '区划名称 / division';
comment on column mart_zh.标题任务数.年度 is '年度 / year';
comment on column mart_zh.标题任务数.一级标题 is '一级标题 / outermost heading';
comment on column mart_zh.标题任务数.二级标题 is '二级标题 / second heading';
comment on column mart_zh.标题任务数.方案数 is '方案数 / plans';
comment on column mart_zh.标题任务数.任务数 is '任务数 / tasks';
comment on column mart_zh.标题任务数.有到期日的任务数 is '有到期日的任务数 / tasks with a day on which they are due';
comment on column mart_zh.标题任务数.有落实情况的任务数 is '有落实情况的任务数 / tasks with progress';
comment on column mart_zh.标题任务数.已完成的任务数 is '已完成的任务数 / tasks done';

create view mart_zh.逐日到期 as
select
  division_code as 区划代码,
  division_name as 区划名称,
  plan_year as 方案年度,
  due as 到期日,
  due_year as 到期年,
  due_quarter as 到期季度,
  due_month as 到期月,
  is_workday as 是否工作日,
  festival as 节日,
  last_workday as 最后工作日,
  kind as 时限种类,
  turns as 到期次数,
  tasks as 任务数,
  done as 其中已完成的任务数
from mart.due_day;
comment on view mart_zh.逐日到期 is '逐日到期：各区划各年度方案在某日到期的次数，连同是否工作日 / what falls due day by day, with working days';
comment on column mart_zh.逐日到期.区划代码 is '区划代码 / division code';
comment on column mart_zh.逐日到期.区划名称 is '区划名称 / division';
comment on column mart_zh.逐日到期.方案年度 is '方案年度 / year of the plan';
comment on column mart_zh.逐日到期.到期日 is '到期日 / day';
comment on column mart_zh.逐日到期.到期年 is '到期年 / its year';
comment on column mart_zh.逐日到期.到期季度 is '到期季度 / its quarter';
comment on column mart_zh.逐日到期.到期月 is '到期月 / its month';
comment on column mart_zh.逐日到期.是否工作日 is '到期日机关是否上班；安排未公布的为空 / whether offices work that day; null where it is not published';
comment on column mart_zh.逐日到期.节日 is '节日 / festival';
comment on column mart_zh.逐日到期.最后工作日 is '到期日当天或之前最后一个工作日 / last working day on or before it';
comment on column mart_zh.逐日到期.时限种类 is '时限种类 / kind of deadline';
comment on column mart_zh.逐日到期.到期次数 is '到期次数 / how many times something is due';
comment on column mart_zh.逐日到期.任务数 is '任务数 / tasks';
comment on column mart_zh.逐日到期.其中已完成的任务数 is '其中已完成的任务数 / of them done';

create view mart_zh.逐月到期 as
select
  division_code as 区划代码,
  division_name as 区划名称,
  plan_year as 方案年度,
  due_year as 到期年,
  due_quarter as 到期季度,
  due_month as 到期月,
  workdays as 该月工作日数,
  turns as 到期次数,
  turns_off as 其中不在工作日的,
  done as 已完成任务的
from mart.due_month;
comment on view mart_zh.逐月到期 is '逐月到期：各区划各年度方案在某月到期的次数，连同该月工作日数 / what falls due month by month, with the working days of the month';
comment on column mart_zh.逐月到期.区划代码 is '区划代码 / division code';
comment on column mart_zh.逐月到期.区划名称 is '区划名称 / division';
comment on column mart_zh.逐月到期.方案年度 is '方案年度 / year of the plan';
comment on column mart_zh.逐月到期.到期年 is '到期年 / year';
comment on column mart_zh.逐月到期.到期季度 is '到期季度 / quarter';
comment on column mart_zh.逐月到期.到期月 is '到期月 / month';
comment on column mart_zh.逐月到期.该月工作日数 is '该月工作日数 / working days of the month';
comment on column mart_zh.逐月到期.到期次数 is '到期次数 / how many times something is due';
comment on column mart_zh.逐月到期.其中不在工作日的 is '其中不在工作日的 / of them not on a working day';
comment on column mart_zh.逐月到期.已完成任务的 is '已完成任务的 / of tasks that are done';

create view mart_zh.历年对比 as
select
  division_code as 区划代码,
  division_name as 区划,
  series_id as 系列编号,
  plan_title as 后一方案的标题,
  before_year as 前一版本的年度,
  after_year as 后一版本的年度,
  relation as 对应关系,
  class as 变化,
  before_plan_id as 前一方案编号,
  before_task_id as 前一任务编号,
  before_ordinal as 前一任务的顺序,
  before_content as 前一任务的内容,
  after_plan_id as 后一方案编号,
  after_task_id as 后一任务编号,
  after_ordinal as 后一任务的顺序,
  after_content as 后一任务的内容,
  score as 得分
from mart.year_over_year;
comment on view mart_zh.历年对比 is '历年对比，下一年的版本已装载才有未再列入 / year over year; a task is dropped only where the next edition is loaded';
comment on column mart_zh.历年对比.区划代码 is '区划代码 / division code';
comment on column mart_zh.历年对比.区划 is '区划 / division';
comment on column mart_zh.历年对比.系列编号 is '系列 / series';
comment on column mart_zh.历年对比.后一方案的标题 is '后一方案的标题 / title of the later plan';
comment on column mart_zh.历年对比.前一版本的年度 is '前一版本的年度 / year of the earlier edition';
comment on column mart_zh.历年对比.后一版本的年度 is '后一版本的年度 / year of the later edition';
comment on column mart_zh.历年对比.对应关系 is 'same、modified、split 拆分、merged 合并、new 新增、dropped 未再列入 / relation';
comment on column mart_zh.历年对比.变化 is '变化：unchanged、reworded、strengthened、weakened、mixed / what the change amounts to';
comment on column mart_zh.历年对比.前一方案编号 is '前一方案 / the earlier plan';
comment on column mart_zh.历年对比.前一任务编号 is '前一任务 / its task';
comment on column mart_zh.历年对比.前一任务的顺序 is '前一任务的顺序 / its order';
comment on column mart_zh.历年对比.前一任务的内容 is '前一任务的内容 / its words';
comment on column mart_zh.历年对比.后一方案编号 is '后一方案 / the later plan';
comment on column mart_zh.历年对比.后一任务编号 is '后一任务 / its task';
comment on column mart_zh.历年对比.后一任务的顺序 is '后一任务的顺序 / its order';
comment on column mart_zh.历年对比.后一任务的内容 is '后一任务的内容 / its words';
comment on column mart_zh.历年对比.得分 is '得分，百万分之一 / score in millionths';

create view mart_zh.任务线索 as
select
  division_code as 区划代码,
  thread_id as 线索,
  series_id as 系列编号,
  first_year as 始于,
  last_year as 最近见于,
  years as 见于几年,
  plan_year as 年度,
  plan_id as 方案编号,
  task_id as 任务编号,
  ordinal as 顺序,
  path as 所属标题,
  content as 内容,
  orgs as 牵头责任单位
from mart.task_thread;
comment on view mart_zh.任务线索 is '任务的历年线索，每条任务一行 / threads of tasks through the years, a row for every task';
comment on column mart_zh.任务线索.区划代码 is '区划代码 / division code';
comment on column mart_zh.任务线索.线索 is '线索 / thread';
comment on column mart_zh.任务线索.系列编号 is '系列 / series';
comment on column mart_zh.任务线索.始于 is '始于 / first year';
comment on column mart_zh.任务线索.最近见于 is '最近见于 / last year';
comment on column mart_zh.任务线索.见于几年 is '见于几年 / years in which it stands';
comment on column mart_zh.任务线索.年度 is '年度 / year';
comment on column mart_zh.任务线索.方案编号 is '方案 / plan';
comment on column mart_zh.任务线索.任务编号 is '任务 / task';
comment on column mart_zh.任务线索.顺序 is '顺序 / order';
comment on column mart_zh.任务线索.所属标题 is '所属标题 / headings';
comment on column mart_zh.任务线索.内容 is '内容 / words';
comment on column mart_zh.任务线索.牵头责任单位 is '单位 / organs';

create view mart_zh.任务线索逐年 as
select
  division_code as 区划代码,
  series_id as 系列编号,
  thread_id as 线索,
  latest_year as 系列最近一年,
  year_0 as 最近一年的内容,
  year_1 as 此前1年的内容,
  year_2 as 此前2年的内容,
  year_3 as 此前3年的内容,
  year_4 as 此前4年的内容,
  year_5 as 此前5年的内容,
  year_6 as 此前6年的内容,
  year_7 as 此前7年的内容,
  year_8 as 此前8年的内容,
  year_9 as 此前9年的内容
from mart.task_thread_years;
comment on view mart_zh.任务线索逐年 is '任务的历年线索，自系列最近一年往前十年，每年一列；拆分、合并者以｜隔开 / threads with a column for each of ten years back from the series latest; several tasks of a year are separated by ｜';
comment on column mart_zh.任务线索逐年.区划代码 is '区划代码 / division code';
comment on column mart_zh.任务线索逐年.系列编号 is '系列 / series';
comment on column mart_zh.任务线索逐年.线索 is '线索 / thread';
comment on column mart_zh.任务线索逐年.系列最近一年 is '系列最近一年，即 year_0 / latest year of the series, that of year_0';
comment on column mart_zh.任务线索逐年.最近一年的内容 is '最近一年的内容 / words in the latest year';
comment on column mart_zh.任务线索逐年.此前1年的内容 is '此前1年的内容 / words 1 years before';
comment on column mart_zh.任务线索逐年.此前2年的内容 is '此前2年的内容 / words 2 years before';
comment on column mart_zh.任务线索逐年.此前3年的内容 is '此前3年的内容 / words 3 years before';
comment on column mart_zh.任务线索逐年.此前4年的内容 is '此前4年的内容 / words 4 years before';
comment on column mart_zh.任务线索逐年.此前5年的内容 is '此前5年的内容 / words 5 years before';
comment on column mart_zh.任务线索逐年.此前6年的内容 is '此前6年的内容 / words 6 years before';
comment on column mart_zh.任务线索逐年.此前7年的内容 is '此前7年的内容 / words 7 years before';
comment on column mart_zh.任务线索逐年.此前8年的内容 is '此前8年的内容 / words 8 years before';
comment on column mart_zh.任务线索逐年.此前9年的内容 is '此前9年的内容 / words 9 years before';

create view mart_zh.任务单位变化 as
select
  division_code as 区划代码,
  series_id as 系列编号,
  before_year as 前一年,
  after_year as 后一年,
  before_task_id as 前一任务编号,
  after_task_id as 后一任务编号,
  content as 后一任务的内容,
  change as 增减,
  org_name as 单位,
  before_role as 原分工,
  after_role as 现分工
from mart.organ_turnover;
comment on view mart_zh.任务单位变化 is '任务的单位较上年的变化，更名不算 / organs that a task gained, lost or gave another role since the year before; a new name is no change';
comment on column mart_zh.任务单位变化.区划代码 is '区划代码 / division code';
comment on column mart_zh.任务单位变化.系列编号 is '系列 / series';
comment on column mart_zh.任务单位变化.前一年 is '前一年 / year before';
comment on column mart_zh.任务单位变化.后一年 is '后一年 / year after';
comment on column mart_zh.任务单位变化.前一任务编号 is '前一任务 / task before';
comment on column mart_zh.任务单位变化.后一任务编号 is '后一任务 / task after';
comment on column mart_zh.任务单位变化.后一任务的内容 is '后一任务的内容 / words of the task after';
comment on column mart_zh.任务单位变化.增减 is 'added 新增、removed 取消、role 改分工 / change';
comment on column mart_zh.任务单位变化.单位 is '单位，按原文 / organ as printed';
comment on column mart_zh.任务单位变化.原分工 is '原分工 / role before';
comment on column mart_zh.任务单位变化.现分工 is '现分工 / role after';

create view mart_zh.各地同一任务 as
select
  group_id as 组,
  division_code as 区划代码,
  division_name as 区划,
  plan_year as 年度,
  plan_id as 方案编号,
  task_id as 任务编号,
  content as 内容,
  is_representative as 是否代表,
  likeness as 与代表相同的份额,
  divisions as 组内区划数,
  tasks as 组内任务数
from mart.cross_division;
comment on view mart_zh.各地同一任务 is '各地同一任务：每组一条代表，其余与它相近 / the same task in many places: each group has one representative that the others are like';
comment on column mart_zh.各地同一任务.组 is '组，以代表任务命名 / group, named by its representative';
comment on column mart_zh.各地同一任务.区划代码 is '区划代码 / division code';
comment on column mart_zh.各地同一任务.区划 is '区划 / division';
comment on column mart_zh.各地同一任务.年度 is '年度 / year';
comment on column mart_zh.各地同一任务.方案编号 is '方案 / plan';
comment on column mart_zh.各地同一任务.任务编号 is '任务 / task';
comment on column mart_zh.各地同一任务.内容 is '内容 / words';
comment on column mart_zh.各地同一任务.是否代表 is '是否代表 / is the representative';
comment on column mart_zh.各地同一任务.与代表相同的份额 is '与代表相同的份额，百万分之一 / share of words equal to the representatives, in millionths';
comment on column mart_zh.各地同一任务.组内区划数 is '组内区划数 / divisions of the group';
comment on column mart_zh.各地同一任务.组内任务数 is '组内任务数 / tasks of the group';

create view mart_zh.上级任务在下级的落实 as
select
  upstream_plan_id as 上级方案,
  upstream_division_code as 上级区划,
  upstream_title as 上级方案的标题,
  upstream_task_id as 上级任务,
  upstream_ordinal as 顺序,
  upstream_content as 上级任务的内容,
  division_code as 下级区划,
  division_name as 下级区划名称,
  plan_id as 方案编号,
  plan_title as 下级方案的标题,
  plan_year as 年度,
  basis as 依据,
  carried as 落实情形,
  tasks as 落实它的任务数
from mart.cascade_coverage;
comment on view mart_zh.上级任务在下级的落实 is '上级方案的每条任务在每个下级方案中的落实 / every task from above in every plan below';
comment on column mart_zh.上级任务在下级的落实.上级方案 is '上级方案 / plan from above';
comment on column mart_zh.上级任务在下级的落实.上级区划 is '上级区划 / its division';
comment on column mart_zh.上级任务在下级的落实.上级方案的标题 is '上级方案的标题 / its title';
comment on column mart_zh.上级任务在下级的落实.上级任务 is '上级任务 / its task';
comment on column mart_zh.上级任务在下级的落实.顺序 is '顺序 / its order';
comment on column mart_zh.上级任务在下级的落实.上级任务的内容 is '上级任务的内容 / its words';
comment on column mart_zh.上级任务在下级的落实.下级区划 is '下级区划 / division below';
comment on column mart_zh.上级任务在下级的落实.下级区划名称 is '下级区划名称 / its name';
comment on column mart_zh.上级任务在下级的落实.方案编号 is '下级方案 / plan below';
comment on column mart_zh.上级任务在下级的落实.下级方案的标题 is '下级方案的标题 / its title';
comment on column mart_zh.上级任务在下级的落实.年度 is '年度 / year';
comment on column mart_zh.上级任务在下级的落实.依据 is '依据：relation 文中所提、text 文字相近、series 同题同年 / why the two are taken together';
comment on column mart_zh.上级任务在下级的落实.落实情形 is 'copied 照搬、adapted 细化或改写、strengthened 加强、weakened 减弱、not_carried 未列 / what became of it';
comment on column mart_zh.上级任务在下级的落实.落实它的任务数 is '落实它的任务数 / tasks that carry it out';

create view mart_zh.下级方案任务的由来 as
select
  division_code as 区划代码,
  division_name as 区划,
  plan_id as 方案编号,
  plan_title as 方案标题,
  plan_year as 年度,
  task_id as 任务编号,
  ordinal as 顺序,
  content as 内容,
  origin as 由来,
  upstream_tasks as 承接几条上级任务
from mart.cascade_task;
comment on view mart_zh.下级方案任务的由来 is '有上级方案可比的方案中，每条任务是承接上级还是自有 / of plans with a plan from above: which tasks are carried, which are their own';
comment on column mart_zh.下级方案任务的由来.区划代码 is '区划代码 / division code';
comment on column mart_zh.下级方案任务的由来.区划 is '区划 / division';
comment on column mart_zh.下级方案任务的由来.方案编号 is '方案 / plan';
comment on column mart_zh.下级方案任务的由来.方案标题 is '方案标题 / title of the plan';
comment on column mart_zh.下级方案任务的由来.年度 is '年度 / year';
comment on column mart_zh.下级方案任务的由来.任务编号 is '任务 / task';
comment on column mart_zh.下级方案任务的由来.顺序 is '顺序 / order';
comment on column mart_zh.下级方案任务的由来.内容 is '内容 / words';
comment on column mart_zh.下级方案任务的由来.由来 is 'carried 承接、own 自有 / carried or own';
comment on column mart_zh.下级方案任务的由来.承接几条上级任务 is '承接几条上级任务 / tasks from above that it carries';

create view mart_zh.有落实情况报告的方案 as
select
  division_code as 区划代码,
  plan_id as 方案编号,
  plan_title as 方案标题,
  plan_year as 年度,
  task_id as 任务编号,
  ordinal as 顺序,
  content as 内容,
  report_plan_id as 报告,
  reported_on as 报告日期,
  report_task_id as 报告中的任务,
  relation as 对应关系,
  progress as 报告原文,
  status as 状态,
  percent as 完成百分比,
  as_of as 报告截至日,
  completion as 完成情况
from mart.task_completion;
comment on view mart_zh.有落实情况报告的方案 is '有落实情况报告的方案，每条任务的完成情况；没有报告的任务是未知，不算逾期 / tasks of plans with a report, and what it says of them; without a report nothing is known';
comment on column mart_zh.有落实情况报告的方案.区划代码 is '区划代码 / division code';
comment on column mart_zh.有落实情况报告的方案.方案编号 is '方案 / plan';
comment on column mart_zh.有落实情况报告的方案.方案标题 is '方案标题 / title of the plan';
comment on column mart_zh.有落实情况报告的方案.年度 is '年度 / year';
comment on column mart_zh.有落实情况报告的方案.任务编号 is '任务 / task';
comment on column mart_zh.有落实情况报告的方案.顺序 is '顺序 / order';
comment on column mart_zh.有落实情况报告的方案.内容 is '内容 / words';
comment on column mart_zh.有落实情况报告的方案.报告 is '报告 / report';
comment on column mart_zh.有落实情况报告的方案.报告日期 is '报告日期 / date of the report';
comment on column mart_zh.有落实情况报告的方案.报告中的任务 is '报告中的任务，未提及为空 / task of the report, null where it does not say';
comment on column mart_zh.有落实情况报告的方案.对应关系 is '对应关系 / relation';
comment on column mart_zh.有落实情况报告的方案.报告原文 is '报告原文 / words of the report';
comment on column mart_zh.有落实情况报告的方案.状态 is '状态：done、partial、ongoing、not_started / status';
comment on column mart_zh.有落实情况报告的方案.完成百分比 is '完成百分比 / percent';
comment on column mart_zh.有落实情况报告的方案.报告截至日 is '截至 / as of';
comment on column mart_zh.有落实情况报告的方案.完成情况 is '完成情况：即报告的状态；reported 提及而未说状态，not_reported 未提及 / status; mentioned without one, or not mentioned';

create view mart_zh.任务对应 as
select
  division_code as 后一方案的区划代码,
  kind as 种类,
  before_year as 前一方案的年度,
  after_year as 后一方案的年度,
  before_plan_id as 前一方案编号,
  before_task_id as 前一任务编号,
  before_ordinal as 前一任务的顺序,
  before_content as 前一任务的内容,
  after_plan_id as 后一方案编号,
  after_task_id as 后一任务编号,
  after_ordinal as 后一任务的顺序,
  after_content as 后一任务的内容,
  relation as 关系,
  class as 变化,
  is_given as 人工指定,
  score as 得分,
  words as 全文相同,
  held as 短者含于长者,
  lead as 首句相同,
  lead_held as 短首句含于长首句,
  path as 标题,
  organs as 单位,
  measures as 指标,
  deadlines as 时限,
  rivals as 因有相近者而扣
from mart.link;
comment on view mart_zh.任务对应 is '同一任务在两个版本中的对应 / the same task in two editions';
comment on column mart_zh.任务对应.后一方案的区划代码 is '后一方案的区划代码 / division of the later plan';
comment on column mart_zh.任务对应.种类 is '种类：year 相邻两年、report 方案与落实情况、cascade 上下级、given 人工指定 / kind';
comment on column mart_zh.任务对应.前一方案的年度 is '前一方案的年度 / year of the earlier plan';
comment on column mart_zh.任务对应.后一方案的年度 is '后一方案的年度 / year of the later plan';
comment on column mart_zh.任务对应.前一方案编号 is '前一方案 / the earlier plan';
comment on column mart_zh.任务对应.前一任务编号 is '前一任务 / its task';
comment on column mart_zh.任务对应.前一任务的顺序 is '前一任务的顺序 / its order';
comment on column mart_zh.任务对应.前一任务的内容 is '前一任务的内容 / its words';
comment on column mart_zh.任务对应.后一方案编号 is '后一方案 / the later plan';
comment on column mart_zh.任务对应.后一任务编号 is '后一任务 / its task';
comment on column mart_zh.任务对应.后一任务的顺序 is '后一任务的顺序 / its order';
comment on column mart_zh.任务对应.后一任务的内容 is '后一任务的内容 / its words';
comment on column mart_zh.任务对应.关系 is '关系：same、modified、split 拆分、merged 合并 / relation';
comment on column mart_zh.任务对应.变化 is '变化：unchanged、reworded、strengthened、weakened、mixed / what the change amounts to';
comment on column mart_zh.任务对应.人工指定 is '人工指定 / given by a person';
comment on column mart_zh.任务对应.得分 is '得分，百万分之一，为以下各项之和 / score in millionths, the sum of the terms below';
comment on column mart_zh.任务对应.全文相同 is '全文相同 / equal words';
comment on column mart_zh.任务对应.短者含于长者 is '短者含于长者 / the shorter text in the longer';
comment on column mart_zh.任务对应.首句相同 is '首句相同 / equal first clauses';
comment on column mart_zh.任务对应.短首句含于长首句 is '短首句含于长首句 / the shorter first clause in the longer';
comment on column mart_zh.任务对应.标题 is '标题 / headings';
comment on column mart_zh.任务对应.单位 is '单位 / organs';
comment on column mart_zh.任务对应.指标 is '指标 / figures';
comment on column mart_zh.任务对应.时限 is '时限 / deadlines';
comment on column mart_zh.任务对应.因有相近者而扣 is '因有相近者而扣 / taken for rivals';

create view mart_zh.更正 as
select
  division_code as 区划代码,
  correction_id as 更正编号,
  made_at as 更正时间,
  author as 更正人,
  action as 动作,
  kind as 所改之项,
  field as 栏目,
  old_value as 更正时所见,
  new_value as 更正为,
  note as 理由,
  quote as 所依原文,
  state as 情形,
  how as 定位,
  score as 原文相同的程度,
  plan_id as 方案编号,
  plan_title as 方案标题,
  task_id as 任务编号,
  ordinal as 任务下第几项,
  was_value as 程序读出的,
  now_value as 更正后的
from mart.correction;
comment on view mart_zh.更正 is '更正：每条更正在每个现行方案一行 / corrections, a row for each and each current plan that it is of';
comment on column mart_zh.更正.区划代码 is '区划代码 / division code';
comment on column mart_zh.更正.更正编号 is '更正编号 / correction';
comment on column mart_zh.更正.更正时间 is '更正时间 UTC / when it was made, UTC';
comment on column mart_zh.更正.更正人 is '更正人 / who made it';
comment on column mart_zh.更正.动作 is '动作：accept 认可、correct 更正、split 拆分、merge 合并、reject 不是任务、add 补录、must-link、cannot-link 与另一任务的关系 / what was done';
comment on column mart_zh.更正.所改之项 is '所改之项：plan、task、duty、deadline、measure、progress / what is corrected';
comment on column mart_zh.更正.栏目 is '栏目 / field';
comment on column mart_zh.更正.更正时所见 is '更正时所见 / what it said then';
comment on column mart_zh.更正.更正为 is '更正为，空为取消 / what it shall say, null to take it away';
comment on column mart_zh.更正.理由 is '理由 / why';
comment on column mart_zh.更正.所依原文 is '所依原文 / the words it is anchored to';
comment on column mart_zh.更正.情形 is '情形：held 已落实、same 现已如此读出、stale 找不到原处、retracted 已撤回、waiting 其方案尚未装载或尚未对照 / what became of it';
comment on column mart_zh.更正.定位 is '定位：exact 逐字、fuzzy 九成以上相同且唯一；未落实者为原因 / how the place was found, or why not';
comment on column mart_zh.更正.原文相同的程度 is '原文相同的程度 / how much alike the words are';
comment on column mart_zh.更正.方案编号 is '方案 / plan';
comment on column mart_zh.更正.方案标题 is '方案标题 / title of the plan';
comment on column mart_zh.更正.任务编号 is '任务 / task';
comment on column mart_zh.更正.任务下第几项 is '任务下第几项 / which of the task''s, from 1';
comment on column mart_zh.更正.程序读出的 is '程序读出的 / what was read';
comment on column mart_zh.更正.更正后的 is '更正后的 / what it says now';
