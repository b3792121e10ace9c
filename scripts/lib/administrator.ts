import { openSql } from "@banksia/db";
import { hashPassword } from "@banksia/services/access/passwords";

/** Makes the first administrator from the environment, in a database that has no user. @returns the e-mail address, or null */
export async function firstAdministrator(ownerUrl: string): Promise<string | null> {
  const email = process.env["BANKSIA_ADMIN_EMAIL"] ?? "";
  const password = process.env["BANKSIA_ADMIN_PASSWORD"] ?? "";
  if (email === "" || password === "") return null;
  if (password.length < 12) throw new Error("BANKSIA_ADMIN_PASSWORD must have at least 12 characters.");
  const sql = openSql({ url: ownerUrl, max: 1, name: "banksia administrator" });
  try {
    const hash = await hashPassword(password);
    const made = await sql`insert into app_user (email, name, password_hash, role, all_services)
      select ${email.toLowerCase()}, ${email}, ${hash}, 'administrator', true where not exists (select from app_user) returning id`;
    return made.length === 0 ? null : email;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
