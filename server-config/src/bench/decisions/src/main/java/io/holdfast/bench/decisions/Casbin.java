package io.holdfast.bench.decisions;

import io.holdfast.rbac.decision.Question;
import java.util.List;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/** jCasbin with its model for roles, and the same organization as its policy. */
final class Casbin {
    private final Enforcer enforcer;

    Casbin(Organization organization) {
        var model = new Model();
        model.addDef("r", "r", "sub, act");
        model.addDef("p", "p", "sub, act");
        model.addDef("g", "g", "_, _");
        model.addDef("e", "e", "some(where (p.eft == allow))");
        model.addDef("m", "m", "r.act == p.act && g(r.sub, p.sub)");
        enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        List<List<String>> permissions = organization.permissionLines().toList();
        enforcer.addPolicies(permissions);
        enforcer.addGroupingPolicies(organization.roleLines().toList());
    }

    boolean allows(Question question) {
        return enforcer.enforce(question.user().toString(), question.permission());
    }
}
