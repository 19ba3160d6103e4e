import { orderMenuExport } from './export-write'
import { createOffer, deleteOffer, editOffer, showOffer, withdrawOffer } from './offer-writes'
import { askOrder, stepOrder } from './order-writes'

export const menuWrites = [createOffer, editOffer, showOffer, withdrawOffer, deleteOffer, askOrder, stepOrder, orderMenuExport]
