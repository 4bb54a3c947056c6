package io.holdfast.container;

/** What every group of acceptance cases works with. */
interface ZohoCases {
    ZohoPeer peer();

    ConnectedTenant tenant();

    ZohoDriver zoho();
}
