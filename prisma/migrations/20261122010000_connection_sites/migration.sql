-- Where each customer of a provider has an address of its own, the connection says which, and how its token is shown.
ALTER TABLE "connections"
ADD COLUMN "site" TEXT,
ADD COLUMN "token_type" VARCHAR(16) NOT NULL DEFAULT 'Bearer',
-- A service application: its id, and the sealed private key with which it asks for access tokens.
ADD COLUMN "client_id" VARCHAR(255),
ADD COLUMN "client_key" TEXT;

DROP TRIGGER "connections_changed" ON "connections";

CREATE TRIGGER "connections_changed"
AFTER UPDATE OF "access_token", "refresh_token", "token_type", "site", "client_id", "client_key", "expires_at", "status", "version", "scopes", "account" OR DELETE ON "connections"
FOR EACH ROW EXECUTE FUNCTION "announce_change"();
