import type { SqlTx } from "@banksia/db";

/** A client that a run set aside, with the reason in plain words. */
export interface Parked {
  clientId: number;
  code: string;
  message: string;
  detail: Record<string, unknown>;
}

/**
 * Records which of the clients just done are set aside, and that the earlier trouble of the others is over.
 * @param clientIds all clients just done
 */
export async function park(tx: SqlTx, runId: number, clientIds: number[], parked: Parked[]): Promise<void> {
  await tx`update run_parked set resolved_at = now() where run_id = ${runId} and client_id = any(${clientIds}) and resolved_at is null`;
  if (parked.length === 0) return;
  const rows = parked.map(({ clientId, code, message, detail }) => ({ client_id: clientId, code, message, detail }));
  await tx`insert into run_parked (run_id, client_id, code, message, detail)
    select ${runId}, client_id, code, message, detail
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as p (client_id bigint, code text, message text, detail jsonb)`;
}
