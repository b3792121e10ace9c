export async function startDueSchedules(..._: unknown[]): Promise<void> {}
