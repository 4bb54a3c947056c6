package io.holdfast.broken.usecase;

import jakarta.ejb.Stateless;

/** A use case that forgot to say who may call it. A test puts it into a built archive, which must then not deploy. */
@Stateless
public class OpenToNobody {
    public String doSomething() {
        return "done";
    }
}
