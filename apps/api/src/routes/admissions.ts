import { endpoints } from "@banksia/contracts";
import { admitClient } from "@banksia/services/admissions/admit-client";
import { createCareType } from "@banksia/services/admissions/create-care-type";
import { createLegalEntity } from "@banksia/services/admissions/create-legal-entity";
import { createPlace } from "@banksia/services/admissions/create-place";
import { createService } from "@banksia/services/admissions/create-service";
import { departClient } from "@banksia/services/admissions/depart-client";
import { getService } from "@banksia/services/admissions/get-service";
import { getServiceEntry } from "@banksia/services/admissions/get-service-entry";
import { listCareTypes } from "@banksia/services/admissions/list-care-types";
import { listLegalEntities } from "@banksia/services/admissions/list-legal-entities";
import { listPlaces } from "@banksia/services/admissions/list-places";
import { listServiceEntries } from "@banksia/services/admissions/list-service-entries";
import { listServices } from "@banksia/services/admissions/list-services";
import { updateCareType } from "@banksia/services/admissions/update-care-type";
import { updateLegalEntity } from "@banksia/services/admissions/update-legal-entity";
import { updatePlace } from "@banksia/services/admissions/update-place";
import { updateService } from "@banksia/services/admissions/update-service";
import { updateServiceEntry } from "@banksia/services/admissions/update-service-entry";
import type { Mounter } from "../http/mounter.ts";

/** Legal entities, services, places, care types and service entries. */
export function admissionsRoutes(mount: Mounter): void {
  mount.verb(endpoints.listLegalEntities, listLegalEntities);
  mount.verb(endpoints.createLegalEntity, createLegalEntity);
  mount.verb(endpoints.updateLegalEntity, updateLegalEntity);
  mount.verb(endpoints.listServices, listServices);
  mount.verb(endpoints.getService, getService);
  mount.verb(endpoints.createService, createService);
  mount.verb(endpoints.updateService, updateService);
  mount.verb(endpoints.listPlaces, listPlaces);
  mount.verb(endpoints.createPlace, createPlace);
  mount.verb(endpoints.updatePlace, updatePlace);
  mount.verb(endpoints.listCareTypes, listCareTypes);
  mount.verb(endpoints.createCareType, createCareType);
  mount.verb(endpoints.updateCareType, updateCareType);
  mount.verb(endpoints.listServiceEntries, listServiceEntries);
  mount.verb(endpoints.getServiceEntry, getServiceEntry);
  mount.verb(endpoints.admitClient, admitClient);
  mount.verb(endpoints.updateServiceEntry, updateServiceEntry);
  mount.verb(endpoints.departClient, departClient);
}
