-- Forgetting a registration finds the notices about it by the beginning of their key, whoever is an administrator now.
CREATE INDEX "Email_notices_of_a_registration" ON "Email" ("idempotencyKey" text_pattern_ops) WHERE "message" = 'new_registration';
