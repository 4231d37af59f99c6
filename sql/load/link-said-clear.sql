delete from core.link_override
where why like 'correction %';
