/// Questions to the engine's own catalogue about tables, columns and indexes.
extension Dialect {
    var listTables: String {
        switch self {
        case .sqlite:
            """
            SELECT name, 0 AS partitioned FROM sqlite_schema
            WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name
            """
        case .postgresql:
            """
            SELECT c.relname::text COLLATE "C" AS name, (c.relkind = 'p')::int::bigint AS partitioned
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1
            """
        }
    }

    var listColumns: String {
        switch self {
        case .sqlite:
            """
            SELECT name, type, CASE WHEN "notnull" = 1 OR pk > 0 THEN 1 ELSE 0 END AS required
            FROM pragma_table_info(?) ORDER BY cid
            """
        case .postgresql:
            """
            SELECT a.attname::text AS name, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
                a.attnotnull::int::bigint AS required
            FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relname = CAST(? AS text) AND c.relkind IN ('r', 'p')
                AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum
            """
        }
    }

    /// Of each index: whether CREATE INDEX (c), UNIQUE (u) or PRIMARY KEY (pk) made it, and its parts in order.
    var listIndexes: String {
        switch self {
        case .sqlite:
            """
            SELECT l.name AS name, l.origin AS origin, l."unique" AS uniq, l.partial AS partial, i.name AS part
            FROM pragma_index_list(?) l, pragma_index_info(l.name) i ORDER BY l.name, i.seqno
            """
        case .postgresql:
            """
            SELECT i.relname::text AS name,
                CASE WHEN x.indisprimary THEN 'pk' WHEN k.conindid IS NULL THEN 'c' ELSE 'u' END AS origin,
                x.indisunique::int::bigint AS uniq, (x.indpred IS NOT NULL)::int::bigint AS partial,
                coalesce(a.attname::text, pg_catalog.pg_get_indexdef(x.indexrelid, place, true)) AS part
            FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
                JOIN pg_catalog.pg_class c ON c.oid = x.indrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = x.indexrelid AND k.conrelid = x.indrelid
                CROSS JOIN LATERAL generate_series(1, x.indnkeyatts) place
                LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[place - 1]
                    AND a.attnum > 0
            WHERE n.nspname = current_schema() AND c.relname = CAST(? AS text) ORDER BY i.relname, place
            """
        }
    }

    var listReferences: String {
        switch self {
        case .sqlite: #"SELECT DISTINCT "table" FROM pragma_foreign_key_list(?)"#
        case .postgresql:
            """
            SELECT DISTINCT f.relname::text FROM pg_catalog.pg_constraint k
                JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE k.contype = 'f' AND n.nspname = current_schema() AND c.relname = CAST(? AS text)
            """
        }
    }
}
