-- Dated categories and measures of signals: what may be read across which day. Everything inside
-- [vergelijkbaar_van, vergelijkbaar_tot) is one series; across its ends nothing is, whatever the
-- name, unless the row says `samen te voegen` and all its successors are taken together.

select
    lijst,
    bron,
    code,
    label,
    geldig_van,
    geldig_tot,
    vergelijkbaar_van,
    vergelijkbaar_tot,
    oordeel,
    opvolgers,
    reden,
    bron_regel
from {{ ref('int_categorieen__vergelijkbaar') }}
