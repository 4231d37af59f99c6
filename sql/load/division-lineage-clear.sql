delete from core.division_lineage;
