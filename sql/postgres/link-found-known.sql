select a_plan_id, b_plan_id, fingerprint from queue.link_found
