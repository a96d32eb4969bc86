-- The schema as the migrations make it on postgresql. Compared by SchemaTests.

CREATE TABLE account (
    tenant TEXT COLLATE "C" NOT NULL,
    login TEXT COLLATE "C" NOT NULL,
    member TEXT COLLATE "C" NOT NULL,
    secret TEXT COLLATE "C" NOT NULL,
    set_at BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    PRIMARY KEY (tenant, login)
);
CREATE UNIQUE INDEX account_by_member ON account (tenant, member);

CREATE TABLE batch (
    tenant TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    root BYTEA NOT NULL,
    link BYTEA NOT NULL,
    PRIMARY KEY (tenant, number)
);

CREATE TABLE branch_case (
    tenant TEXT COLLATE "C" NOT NULL,
    campaign TEXT COLLATE "C" NOT NULL,
    organisation TEXT COLLATE "C" NOT NULL,
    notice_on TEXT COLLATE "C",
    plan_state TEXT COLLATE "C",
    meeting_state TEXT COLLATE "C",
    held_on TEXT COLLATE "C",
    pooled_on TEXT COLLATE "C",
    posted_on TEXT COLLATE "C",
    reconciled_on TEXT COLLATE "C",
    PRIMARY KEY (tenant, campaign, organisation)
);

CREATE TABLE campaign (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    issuer TEXT COLLATE "C" NOT NULL,
    issued TEXT COLLATE "C" NOT NULL,
    closed TEXT COLLATE "C",
    opens TEXT COLLATE "C" NOT NULL,
    closes TEXT COLLATE "C" NOT NULL,
    amber_days BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX campaign_by_issuer ON campaign (tenant, issuer);

CREATE TABLE data_key (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    wrapped TEXT COLLATE "C",
    PRIMARY KEY (tenant, id)
);

CREATE TABLE digest (
    tenant TEXT COLLATE "C" NOT NULL,
    member TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    items BYTEA NOT NULL,
    made BIGINT NOT NULL,
    delivered BIGINT,
    PRIMARY KEY (tenant, member, day)
);
CREATE INDEX digest_by_delivery ON digest (tenant, delivered);

CREATE TABLE event (
    tenant TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    stream TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    shape BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    payload BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    PRIMARY KEY (tenant, position),
    UNIQUE (tenant, stream, version)
);
CREATE INDEX event_by_actor ON event (tenant, actor, position);

CREATE TABLE examination (
    tenant TEXT COLLATE "C" NOT NULL,
    campaign TEXT COLLATE "C" NOT NULL,
    branch TEXT COLLATE "C" NOT NULL,
    member TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, campaign, branch, member)
);

CREATE TABLE figure (
    tenant TEXT COLLATE "C" NOT NULL,
    organisation TEXT COLLATE "C" NOT NULL,
    campaign TEXT COLLATE "C" NOT NULL,
    up_to BIGINT NOT NULL,
    series BYTEA NOT NULL,
    PRIMARY KEY (tenant, organisation, campaign)
);

CREATE TABLE figure_mark (
    tenant TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (tenant)
);

CREATE TABLE guest (
    tenant TEXT COLLATE "C" NOT NULL,
    campaign TEXT COLLATE "C" NOT NULL,
    home TEXT COLLATE "C" NOT NULL,
    member TEXT COLLATE "C" NOT NULL,
    host TEXT COLLATE "C",
    PRIMARY KEY (tenant, campaign, home, member)
);
CREATE INDEX guest_by_host ON guest (tenant, campaign, host);

CREATE TABLE login_session (
    tenant TEXT COLLATE "C" NOT NULL,
    token BYTEA NOT NULL,
    member TEXT COLLATE "C" NOT NULL,
    started BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    PRIMARY KEY (tenant, token)
);

CREATE TABLE mark (
    tenant TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant, name)
);

CREATE TABLE member (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    branch TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    standing TEXT COLLATE "C" NOT NULL,
    rank TEXT COLLATE "C",
    since TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX member_by_branch ON member (tenant, branch);

CREATE TABLE move (
    tenant TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    origin TEXT COLLATE "C" NOT NULL,
    target TEXT COLLATE "C" NOT NULL,
    since TEXT COLLATE "C" NOT NULL,
    replaced BIGINT NOT NULL,
    PRIMARY KEY (tenant, number)
);
CREATE INDEX move_by_day ON move (tenant, since);
CREATE INDEX move_by_target ON move (tenant, target);

CREATE TABLE office (
    tenant TEXT COLLATE "C" NOT NULL,
    member TEXT COLLATE "C" NOT NULL,
    organisation TEXT COLLATE "C" NOT NULL,
    office TEXT COLLATE "C" NOT NULL,
    team TEXT COLLATE "C",
    name TEXT COLLATE "C" NOT NULL,
    since TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, member, organisation, office)
);
CREATE INDEX office_by_organisation ON office (tenant, organisation, member, office);

CREATE TABLE organisation (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    parent TEXT COLLATE "C",
    path TEXT COLLATE "C" NOT NULL,
    depth BIGINT NOT NULL,
    domain TEXT COLLATE "C",
    guidance_group TEXT COLLATE "C",
    established TEXT COLLATE "C" NOT NULL,
    dissolved TEXT COLLATE "C",
    PRIMARY KEY (tenant, id)
);
CREATE INDEX organisation_by_group ON organisation (tenant, guidance_group, path) WHERE …;
CREATE INDEX organisation_by_parent ON organisation (tenant, parent, id);
CREATE INDEX organisation_by_path ON organisation (tenant, path);

CREATE TABLE problem (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    campaign TEXT COLLATE "C" NOT NULL,
    branch TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    found TEXT COLLATE "C" NOT NULL,
    deadline TEXT COLLATE "C",
    solved TEXT COLLATE "C",
    written_off TEXT COLLATE "C",
    subject TEXT COLLATE "C",
    open BIGINT NOT NULL,
    standing TEXT COLLATE "C" NOT NULL DEFAULT ''::text,
    due TEXT COLLATE "C" NOT NULL DEFAULT ''::text,
    immediate BIGINT NOT NULL DEFAULT 0,
    responsible TEXT COLLATE "C" NOT NULL DEFAULT ''::text,
    words TEXT COLLATE "C",
    posted TEXT COLLATE "C",
    posted_to TEXT COLLATE "C",
    measure TEXT COLLATE "C",
    PRIMARY KEY (tenant, id)
);
CREATE INDEX problem_by_branch ON problem (tenant, campaign, branch, number);
CREATE INDEX problem_by_branch_due ON problem (tenant, branch, standing, due, number, id);
CREATE INDEX problem_by_campaign_due ON problem (tenant, campaign, standing, due, branch, number, id);
CREATE INDEX problem_by_due ON problem (tenant, standing, due, branch, number, id);

CREATE TABLE problem_person (
    tenant TEXT COLLATE "C" NOT NULL,
    member TEXT COLLATE "C" NOT NULL,
    problem TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, member, problem)
);

CREATE TABLE receipt (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX receipt_by_time ON receipt (tenant, at);

CREATE TABLE reminder_choice (
    tenant TEXT COLLATE "C" NOT NULL,
    member TEXT COLLATE "C" NOT NULL,
    quiet_from BIGINT NOT NULL,
    quiet_until BIGINT NOT NULL,
    feed BYTEA,
    PRIMARY KEY (tenant, member)
);
CREATE UNIQUE INDEX reminder_choice_by_feed ON reminder_choice (tenant, feed);

CREATE TABLE schema_migration (
    number BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (number)
);

CREATE TABLE sign_in_attempt (
    tenant TEXT COLLATE "C" NOT NULL,
    login BYTEA NOT NULL,
    origin BYTEA NOT NULL,
    failures BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    forget_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, login, origin)
);
CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (tenant, forget_at);

CREATE TABLE snapshot (
    tenant TEXT COLLATE "C" NOT NULL,
    stream TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    state BYTEA NOT NULL,
    shape BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, stream)
);

CREATE TABLE standing (
    tenant TEXT COLLATE "C" NOT NULL,
    organisation TEXT COLLATE "C" NOT NULL,
    campaign TEXT COLLATE "C" NOT NULL,
    stands TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, organisation, campaign)
);

CREATE TABLE standing_mark (
    tenant TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (tenant)
);

CREATE TABLE tally (
    tenant TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    organisation TEXT COLLATE "C" NOT NULL,
    path TEXT COLLATE "C" NOT NULL,
    campaign TEXT COLLATE "C" NOT NULL,
    metric TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (tenant, position, organisation, path, campaign, metric, day)
);
CREATE INDEX tally_by_path ON tally (tenant, campaign, path, metric, day, amount, position);
