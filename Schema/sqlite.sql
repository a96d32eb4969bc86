-- The schema as the migrations make it on sqlite. Compared by SchemaTests.

CREATE TABLE account (
    tenant TEXT NOT NULL,
    login TEXT NOT NULL,
    member TEXT NOT NULL,
    secret TEXT NOT NULL,
    set_at INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    locked_until INTEGER NOT NULL,
    PRIMARY KEY (tenant, login)
) STRICT;
CREATE UNIQUE INDEX account_by_member ON account (tenant, member);

CREATE TABLE batch (
    tenant TEXT NOT NULL,
    number INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    root BLOB NOT NULL,
    link BLOB NOT NULL,
    PRIMARY KEY (tenant, number)
) STRICT;

CREATE TABLE branch_case (
    tenant TEXT NOT NULL,
    campaign TEXT NOT NULL,
    organisation TEXT NOT NULL,
    notice_on TEXT,
    plan_state TEXT,
    meeting_state TEXT,
    held_on TEXT,
    pooled_on TEXT,
    posted_on TEXT,
    reconciled_on TEXT,
    PRIMARY KEY (tenant, campaign, organisation)
) STRICT;

CREATE TABLE campaign (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    issuer TEXT NOT NULL,
    issued TEXT NOT NULL,
    closed TEXT,
    opens TEXT NOT NULL,
    closes TEXT NOT NULL,
    amber_days INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX campaign_by_issuer ON campaign (tenant, issuer);

CREATE TABLE data_key (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    wrapped TEXT,
    PRIMARY KEY (tenant, id)
) STRICT;

CREATE TABLE digest (
    tenant TEXT NOT NULL,
    member TEXT NOT NULL,
    day TEXT NOT NULL,
    items BLOB NOT NULL,
    made INTEGER NOT NULL,
    delivered INTEGER,
    PRIMARY KEY (tenant, member, day)
) STRICT;
CREATE INDEX digest_by_delivery ON digest (tenant, delivered);

CREATE TABLE event (
    tenant TEXT NOT NULL,
    position INTEGER NOT NULL,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    shape INTEGER NOT NULL,
    recorded INTEGER NOT NULL,
    day TEXT NOT NULL,
    actor TEXT NOT NULL,
    payload BLOB NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (tenant, position),
    UNIQUE (tenant, stream, version)
) STRICT;
CREATE INDEX event_by_actor ON event (tenant, actor, position);

CREATE TABLE examination (
    tenant TEXT NOT NULL,
    campaign TEXT NOT NULL,
    branch TEXT NOT NULL,
    member TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (tenant, campaign, branch, member)
) STRICT;

CREATE TABLE figure (
    tenant TEXT NOT NULL,
    organisation TEXT NOT NULL,
    campaign TEXT NOT NULL,
    up_to INTEGER NOT NULL,
    series BLOB NOT NULL,
    PRIMARY KEY (tenant, organisation, campaign)
) STRICT;

CREATE TABLE figure_mark (
    tenant TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (tenant)
) STRICT;

CREATE TABLE guest (
    tenant TEXT NOT NULL,
    campaign TEXT NOT NULL,
    home TEXT NOT NULL,
    member TEXT NOT NULL,
    host TEXT,
    PRIMARY KEY (tenant, campaign, home, member)
) STRICT;
CREATE INDEX guest_by_host ON guest (tenant, campaign, host);

CREATE TABLE login_session (
    tenant TEXT NOT NULL,
    token BLOB NOT NULL,
    member TEXT NOT NULL,
    started INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    PRIMARY KEY (tenant, token)
) STRICT;

CREATE TABLE mark (
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (tenant, name)
) STRICT;

CREATE TABLE member (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    branch TEXT NOT NULL,
    name TEXT NOT NULL,
    standing TEXT NOT NULL,
    rank TEXT,
    since TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX member_by_branch ON member (tenant, branch);

CREATE TABLE move (
    tenant TEXT NOT NULL,
    number INTEGER NOT NULL,
    origin TEXT NOT NULL,
    target TEXT NOT NULL,
    since TEXT NOT NULL,
    replaced INTEGER NOT NULL,
    PRIMARY KEY (tenant, number)
) STRICT;
CREATE INDEX move_by_day ON move (tenant, since);
CREATE INDEX move_by_target ON move (tenant, target);

CREATE TABLE office (
    tenant TEXT NOT NULL,
    member TEXT NOT NULL,
    organisation TEXT NOT NULL,
    office TEXT NOT NULL,
    team TEXT,
    name TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (tenant, member, organisation, office)
) STRICT;
CREATE INDEX office_by_organisation ON office (tenant, organisation, member, office);

CREATE TABLE organisation (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    parent TEXT,
    path TEXT NOT NULL,
    depth INTEGER NOT NULL,
    domain TEXT,
    guidance_group TEXT,
    established TEXT NOT NULL,
    dissolved TEXT,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX organisation_by_group ON organisation (tenant, guidance_group, path) WHERE …;
CREATE INDEX organisation_by_parent ON organisation (tenant, parent, id);
CREATE INDEX organisation_by_path ON organisation (tenant, path);

CREATE TABLE problem (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    campaign TEXT NOT NULL,
    branch TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    found TEXT NOT NULL,
    deadline TEXT,
    solved TEXT,
    written_off TEXT,
    subject TEXT,
    open INTEGER NOT NULL,
    standing TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    immediate INTEGER NOT NULL DEFAULT 0,
    responsible TEXT NOT NULL DEFAULT '',
    words TEXT,
    posted TEXT,
    posted_to TEXT,
    measure TEXT,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX problem_by_branch ON problem (tenant, campaign, branch, number);
CREATE INDEX problem_by_branch_due ON problem (tenant, branch, standing, due, number, id);
CREATE INDEX problem_by_campaign_due ON problem (tenant, campaign, standing, due, branch, number, id);
CREATE INDEX problem_by_due ON problem (tenant, standing, due, branch, number, id);

CREATE TABLE problem_person (
    tenant TEXT NOT NULL,
    member TEXT NOT NULL,
    problem TEXT NOT NULL,
    PRIMARY KEY (tenant, member, problem)
) STRICT;

CREATE TABLE receipt (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX receipt_by_time ON receipt (tenant, at);

CREATE TABLE reminder_choice (
    tenant TEXT NOT NULL,
    member TEXT NOT NULL,
    quiet_from INTEGER NOT NULL,
    quiet_until INTEGER NOT NULL,
    feed BLOB,
    PRIMARY KEY (tenant, member)
) STRICT;
CREATE UNIQUE INDEX reminder_choice_by_feed ON reminder_choice (tenant, feed);

CREATE TABLE schema_migration (
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY ()
) STRICT;

CREATE TABLE sign_in_attempt (
    tenant TEXT NOT NULL,
    login BLOB NOT NULL,
    origin BLOB NOT NULL,
    failures INTEGER NOT NULL,
    locked_until INTEGER NOT NULL,
    forget_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, login, origin)
) STRICT;
CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (tenant, forget_at);

CREATE TABLE snapshot (
    tenant TEXT NOT NULL,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    state BLOB NOT NULL,
    shape INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, stream)
) STRICT;

CREATE TABLE standing (
    tenant TEXT NOT NULL,
    organisation TEXT NOT NULL,
    campaign TEXT NOT NULL,
    stands TEXT NOT NULL,
    PRIMARY KEY (tenant, organisation, campaign)
) STRICT;

CREATE TABLE standing_mark (
    tenant TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (tenant)
) STRICT;

CREATE TABLE tally (
    tenant TEXT NOT NULL,
    position INTEGER NOT NULL,
    organisation TEXT NOT NULL,
    path TEXT NOT NULL,
    campaign TEXT NOT NULL,
    metric TEXT NOT NULL,
    day TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (tenant, position, organisation, path, campaign, metric, day)
) STRICT;
CREATE INDEX tally_by_path ON tally (tenant, campaign, path, metric, day, amount, position);
