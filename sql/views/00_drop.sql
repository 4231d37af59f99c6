-- 先删后建：依赖他者的在前 / dropped first, those that stand on others before them
drop view if exists mart.duty_member;
drop view if exists mart.division_lineage;
drop view if exists mart.division;
drop view if exists mart.occurrence;
drop view if exists mart.duty_function;
drop view if exists mart.org_function;
drop view if exists mart.ledger;
drop view if exists mart.year_summary;
drop view if exists mart.org_load;
drop view if exists mart.due;
drop view if exists mart.issue;
drop view if exists mart.progress;
drop view if exists mart.measure;
drop view if exists mart.deadline;
drop view if exists mart.duty;
drop view if exists mart.task;
drop view if exists mart.plan;
