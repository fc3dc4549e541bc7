-- Endpoints are remembered by organization, so it is the organization that is announced.
DROP TRIGGER "webhook_endpoints_changed" ON "webhook_endpoints";

CREATE FUNCTION "announce_endpoint_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('switchyard_changes', 'webhook_endpoints:' || coalesce(NEW.organization_id, OLD.organization_id));
  RETURN NULL;
END
$$;

CREATE TRIGGER "webhook_endpoints_changed"
AFTER INSERT OR UPDATE OF "types", "status" OR DELETE ON "webhook_endpoints"
FOR EACH ROW EXECUTE FUNCTION "announce_endpoint_change"();

-- Who asks for a check waits for one that began later.
ALTER TABLE "webhook_subscriptions" ADD COLUMN "check_begun_at" TIMESTAMPTZ(6);
