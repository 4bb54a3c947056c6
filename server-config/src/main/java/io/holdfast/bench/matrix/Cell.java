package io.holdfast.bench.matrix;

/**
 * One case of the matrix.
 *
 * @param target {@link Target#MISSING} where the address names no object
 */
record Cell(Endpoint endpoint, Member member, Credential credential, Target target) {
    @Override
    public String toString() {
        return endpoint + " by " + member.email() + ", credential " + credential
                + (endpoint.namesObject() ? ", object " + target : "");
    }
}
