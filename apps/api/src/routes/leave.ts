import { endpoints } from "@banksia/contracts";
import { createBedReservation } from "@banksia/services/leave/create-bed-reservation";
import { createDeclaredEmergency } from "@banksia/services/leave/create-declared-emergency";
import { createLeaveRecord } from "@banksia/services/leave/create-leave-record";
import { deleteBedReservation } from "@banksia/services/leave/delete-bed-reservation";
import { deleteDeclaredEmergency } from "@banksia/services/leave/delete-declared-emergency";
import { deleteLeaveRecord } from "@banksia/services/leave/delete-leave-record";
import { endLeave } from "@banksia/services/leave/end-leave";
import { getLeaveAccount } from "@banksia/services/leave/get-leave-account";
import { listDeclaredEmergencies } from "@banksia/services/leave/list-declared-emergencies";
import { listLeave } from "@banksia/services/leave/list-leave";
import { setLeaveBefore } from "@banksia/services/leave/set-leave-before";
import { updateBedReservation } from "@banksia/services/leave/update-bed-reservation";
import { updateDeclaredEmergency } from "@banksia/services/leave/update-declared-emergency";
import { updateLeaveRecord } from "@banksia/services/leave/update-leave-record";
import type { Mounter } from "../http/mounter.ts";

/** Absences of residents, places kept for them, and declared situations of emergency. */
export function leaveRoutes(mount: Mounter): void {
  mount.verb(endpoints.getLeaveAccount, getLeaveAccount);
  mount.verb(endpoints.createLeaveRecord, createLeaveRecord);
  mount.verb(endpoints.updateLeaveRecord, updateLeaveRecord);
  mount.verb(endpoints.endLeave, endLeave);
  mount.verb(endpoints.deleteLeaveRecord, deleteLeaveRecord);
  mount.verb(endpoints.setLeaveBefore, setLeaveBefore);
  mount.verb(endpoints.createBedReservation, createBedReservation);
  mount.verb(endpoints.updateBedReservation, updateBedReservation);
  mount.verb(endpoints.deleteBedReservation, deleteBedReservation);
  mount.verb(endpoints.listLeave, listLeave);
  mount.verb(endpoints.listDeclaredEmergencies, listDeclaredEmergencies);
  mount.verb(endpoints.createDeclaredEmergency, createDeclaredEmergency);
  mount.verb(endpoints.updateDeclaredEmergency, updateDeclaredEmergency);
  mount.verb(endpoints.deleteDeclaredEmergency, deleteDeclaredEmergency);
}
