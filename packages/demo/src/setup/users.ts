import type { SqlTx } from "@banksia/db";
import { apiKeyPrefix, secretHash } from "@banksia/services/access/secrets";
import { demoApiKey, demoApiKeyScopes, demoApiKeyUser, demoUsers } from "../credentials.ts";
import { type Provider, midnight } from "../provider.ts";

/** Users, and the two facilities of the one who does not see all. */
export function addUsers(provider: Provider, passwordHash: string): void {
  const { tables, sites, plan } = provider;
  const created = midnight(plan.billFrom);
  for (const user of demoUsers) {
    const id = tables.user.add({
      email: user.email,
      name: user.name,
      password_hash: passwordHash,
      role: user.role,
      all_services: user.everywhere,
      active: true,
      preferences: "{}",
      created_at: created,
    });
    if (!user.everywhere)
      for (const site of sites.residential.slice(0, 2)) tables.userService.add({ user_id: id, service_id: site.id });
  }
}

/** The API key, after the users. Its scopes are an array, which the bulk helper does not write. */
export async function writeApiKey(tx: SqlTx, provider: Provider): Promise<void> {
  await tx`alter table api_key alter column id restart with 1`;
  await tx`insert into api_key (name, prefix, key_hash, user_id, scopes, created_at)
    select 'Demo key', ${apiKeyPrefix(demoApiKey)}, ${secretHash(demoApiKey)}, id, ${[...demoApiKeyScopes]}::text[],
      ${midnight(provider.plan.billFrom)}::timestamptz
    from app_user where email = ${demoApiKeyUser}`;
}
