/**
 * Who acts, and what may be declared about it. There is always a caller and always a tenant; nothing runs as everybody. A
 * use case names its permission, or says in words that it is open: silence fails the deployment. Checking is not done here
 * but in one interceptor of the module above.
 */
package io.holdfast.shared.security;
