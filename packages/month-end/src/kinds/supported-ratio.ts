import { type ServiceRatio, supportedRatios, writeSupportedRatios } from "../accommodation/supported-ratios.ts";
import { type ClientWork, type ShardKind, nothing } from "./kind.ts";

interface RatioWork extends ClientWork {
  ratios: ServiceRatio[];
}

/**
 * The supported resident ratio of each service in the month of the end date. Whatever clients a shard names, their services
 * are worked out from everybody there. Writes no journal lines.
 */
export const supportedRatio: ShardKind<RatioWork> = {
  async workOut(tx, run, clientIds) {
    const { window } = run;
    const services = await tx<{ id: number }[]>`
      select distinct e.service_id as id from service_entry e join care_type t on t.id = e.care_type_id
      where e.client_id = any(${clientIds}) and t.setting = 'residential'
        ${window.serviceIds === null ? tx`` : tx`and e.service_id = any(${window.serviceIds})`} order by 1`;
    const found = await supportedRatios(
      tx,
      services.map((service) => service.id),
      window.endDate,
    );
    const missing = "code" in found ? found : null;
    const ratios = "code" in found ? [] : found;
    return clientIds.map((clientId, at) => {
      if (missing !== null)
        return { ...nothing(clientId, { clientId, ...missing, detail: { day: window.endDate } }), ratios: [] };
      const mine = at === 0 ? ratios : [];
      return { ...nothing(clientId), otherRows: mine.length, ratios: mine };
    });
  },
  write: (tx, run, clients) =>
    writeSupportedRatios(
      tx,
      run.id,
      clients.flatMap((client) => client.ratios),
    ),
};
