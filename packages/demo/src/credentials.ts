import type { Role } from "@banksia/db";
import { roleScopes } from "@banksia/services/access/roles";

/** The password of every demo user. */
export const demoPassword = "banksia-demo";

/** A key for programs with all that a finance officer may do. Well known, so for demo databases only. */
export const demoApiKey = "bk_demo_0a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9t";

export interface DemoUser {
  email: string;
  name: string;
  role: Role;
  /** Sees every facility; else two of them. */
  everywhere: boolean;
}

/** Who can sign in to a demo. The first is the administrator. */
export const demoUsers = [
  { email: "admin@banksia.example", name: "Morgan Ellis", role: "administrator", everywhere: true },
  { email: "finance@banksia.example", name: "Priya Nair", role: "finance_officer", everywhere: true },
  { email: "approver@banksia.example", name: "Tom Brennan", role: "approver", everywhere: true },
  { email: "north@banksia.example", name: "Rosa Martini", role: "finance_officer", everywhere: false },
  { email: "reader@banksia.example", name: "Wei Chen", role: "read_only", everywhere: true },
] as const satisfies readonly DemoUser[];

/** The demo API key acts for this user, with these scopes. */
export const demoApiKeyUser = demoUsers[1].email;
export const demoApiKeyScopes = roleScopes.finance_officer;
