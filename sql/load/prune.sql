delete from core.edition
where edition_id not in (select edition_id from core.plan where loaded_to is null);
delete from core.org
where org_id not in (select org_id from core.duty where org_id is not null);
delete from core.division
where level in ('zone', 'township')
  and division_code not in (select division_code from core.plan)
  and division_code not in (select division_code from core.org)
  and division_code not in (select place_code from core.duty_place);
