-- Whether the victim of a contact reported to the police or wants to: both together are what the
-- Monitor counts (M:4395-4396). It is registered from 2020 (M:4374-4375); unknown is not a
-- report.

select
    levering_id,
    contact_id,
    coalesce(politie in ('gemeld', 'wil melden'), false) as is_politiemelding
from {{ ref('int_contacten__minderjarig') }}
